import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Submits the smallest application there is, {@link FloorMaster}, and waits for its end: {@code
 * FloorClient CLASS_PATH MARKS}, the class path of the master and the file in which it notes what
 * happened when.
 */
public final class FloorClient {
  private static final String MASTER =
      "$JAVA_HOME/bin/java -XX:TieredStopAtLevel=1 -Xshare:auto"
          + " --add-opens=java.base/java.lang=ALL-UNNAMED FloorMaster 2> $PWD/err";

  private FloorClient() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> environment = Map.of("CLASSPATH", arguments[0], "MARKS", arguments[1]);
    YarnClient yarn = YarnClient.createYarnClient();
    yarn.init(new YarnConfiguration());
    yarn.start();
    ApplicationSubmissionContext application =
        yarn.createApplication().getApplicationSubmissionContext();
    application.setApplicationName("floor");
    application.setMaxAppAttempts(1);
    application.setResource(Resource.newInstance(512, 1));
    application.setAMContainerSpec(
        ContainerLaunchContext.newInstance(Map.of(), environment, List.of(MASTER), null, null, null));
    yarn.submitApplication(application);
    ApplicationReport report;
    do {
      Thread.sleep(50);
      report = yarn.getApplicationReport(application.getApplicationId());
    } while (report.getFinishTime() == 0);
    System.out.println(report.getApplicationId() + " " + report.getFinalApplicationStatus());
    System.exit(0);
  }
}
