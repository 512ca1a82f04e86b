package io.bobbin.minicluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Submits {@link TrialMaster}, which runs with this JVM's class path. */
record TrialApplication(YarnClient client, MiniCluster cluster) {

  /** Returns when YARN has accepted it. The commands may hold no single quotes. */
  ApplicationId submit(String queue, String... commands) throws IOException, YarnException {
    ApplicationSubmissionContext context =
        client.createApplication().getApplicationSubmissionContext();
    String arguments =
        Stream.of(commands).map(command -> "'" + command + "'").collect(Collectors.joining(" "));
    ContainerLaunchContext master =
        TrialMaster.shell(
            "exec $JAVA_HOME/bin/java -Xmx128m " + TrialMaster.class.getName() + " " + arguments);
    master.setEnvironment(
        Map.of("CLASSPATH", cluster.confDir() + ":" + System.getProperty("java.class.path")));
    context.setAMContainerSpec(master);
    context.setResource(Resource.newInstance(512, 1));
    context.setQueue(queue);
    context.setApplicationName(String.join("; ", List.of(commands)));
    return client.submitApplication(context);
  }
}
