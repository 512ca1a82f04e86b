package io.bobbin.programs;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.client.deployment.ClusterClientFactory;
import org.apache.flink.client.deployment.ClusterDescriptor;
import org.apache.flink.client.deployment.DefaultClusterClientServiceLoader;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * A program that is started with {@code java} and has its jobs run wherever {@code
 * --execution.target} and {@code config.yaml} say. The first argument is what it does: {@code
 * statements}, {@code life}, {@code death}, {@code failure} or {@code web}. It says how each went.
 */
public final class DrivesJobs {
  private static final long POLL_MS = 50;

  private final Configuration configuration;
  private final String directory;

  private DrivesJobs(Map<String, String> options) {
    this.directory = options.getOrDefault("directory", "");
    this.configuration = GlobalConfiguration.loadConfiguration(Configuration.fromMap(options));
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options =
        ParameterTool.fromArgs(Arrays.copyOfRange(arguments, 1, arguments.length)).toMap();
    DrivesJobs program = new DrivesJobs(options);
    switch (arguments[0]) {
      case "statements" -> program.runStatements();
      case "life" -> program.livesUntilItIsStopped();
      case "death" -> program.waitsForWhatIsKilled();
      case "failure" -> program.fails();
      case "web" -> program.findCluster();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("main() is over");
  }

  private void runStatements() throws Exception {
    TableEnvironment tables =
        StreamTableEnvironment.create(
            new StreamExecutionEnvironment(configuration), EnvironmentSettings.inBatchMode());
    for (String name : new String[] {"spoken", "shouted"}) {
      tables.executeSql(
          "CREATE TABLE %s (word STRING) WITH ('connector'='filesystem','format'='csv','path'='%s/%s')"
              .formatted(name, directory, name));
    }
    tables.executeSql("INSERT INTO spoken VALUES ('one'), ('two')").await();
    TableResult shouted = tables.executeSql("INSERT INTO shouted SELECT UPPER(word) FROM spoken");
    shouted.await();
    System.out.println("status: " + shouted.getJobClient().orElseThrow().getJobStatus().get());
    tables
        .executeSql("SELECT word FROM shouted ORDER BY word")
        .collect()
        .forEachRemaining(row -> System.out.println("row: " + row));
  }

  private JobClient endless() throws Exception {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment
        .fromSource(
            new NumberSequenceSource(1, Long.MAX_VALUE),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .filter(number -> number < 0)
        .sinkTo(new DiscardingSink<>());
    JobClient job = environment.executeAsync("Endless");
    while (job.getJobStatus().get() != JobStatus.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    System.out.println("running: " + job.getJobID());
    return job;
  }

  /** A job is running a moment before its tasks are, without which there is no savepoint. */
  private String firstSavepoint(JobClient job, SavepointFormatType format)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return job.triggerSavepoint(directory, format).get();
      } catch (ExecutionException e) {
        if (!String.valueOf(e.getMessage()).contains("Checkpoint triggering task")) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
    }
  }

  private void livesUntilItIsStopped() throws Exception {
    JobClient job = endless();
    SavepointFormatType format = SavepointFormatType.CANONICAL;
    System.out.println("savepoint: " + firstSavepoint(job, format));
    System.out.println("stopped: " + job.stopWithSavepoint(false, directory, format).get());
    System.out.println("result: " + job.getJobExecutionResult().get().getJobID());
    JobClient other = endless();
    other.cancel().get();
    try {
      other.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      tell("cancelled", e);
    }
  }

  private void waitsForWhatIsKilled() throws Exception {
    JobClient job = endless();
    try {
      job.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      tell("result", e);
    }
    try {
      job.getJobStatus().get();
    } catch (ExecutionException e) {
      tell("status", e);
    }
  }

  private void fails() {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.fromData(1, 2, 0).map(number -> 6 / number).sinkTo(new DiscardingSink<>());
    try {
      environment.executeAsync("Failing").getJobExecutionResult().get();
    } catch (Exception e) {
      tell("failed", e);
    }
  }

  private void findCluster() throws Exception {
    ClusterClientFactory<Object> factory =
        new DefaultClusterClientServiceLoader().getClusterClientFactory(configuration);
    try (ClusterDescriptor<Object> descriptor = factory.createClusterDescriptor(configuration);
        ClusterClient<Object> client =
            descriptor.retrieve(factory.getClusterId(configuration)).getClusterClient()) {
      System.out.println("web: " + client.getWebInterfaceURL());
      System.out.println("jobs: " + client.listJobs().get().size());
    }
  }

  private static void tell(String what, Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      System.out.println(what + ": " + e.getMessage());
    }
  }
}
