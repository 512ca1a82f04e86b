package io.bobbin.bundle.training;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.slf4j.LoggerFactory;

/**
 * What Java watches to make an ahead-of-time cache: the recorded classes are loaded, and a
 * JobManager and a worker run a small job as they do in containers, with RPC over the network. It
 * runs on the class path of the containers or the client, and is not in it.
 */
public final class Training {
  private Training() {}

  /**
   * Runs it and ends the process.
   *
   * @param arguments a file that lists classes; {@code engine} if a job is to run, too
   */
  public static void main(String[] arguments) throws Exception {
    ClassLoader libraries = MiniCluster.class.getClassLoader();
    Thread.currentThread().setContextClassLoader(libraries);
    LoggerFactory.getLogger(Training.class).info("Training begins");
    load(Path.of(arguments[0]), libraries);
    new YarnConfiguration().get("fs.defaultFS");
    UserGroupInformation.getCurrentUser();
    if (arguments.length > 1) {
      runJob();
    }
    System.exit(0);
  }

  private static void load(Path list, ClassLoader libraries) throws Exception {
    for (String line : Files.readAllLines(list)) {
      if (!line.startsWith("@") && !line.startsWith("#")) {
        try {
          Class.forName(line.replace('/', '.'), false, libraries);
        } catch (ClassNotFoundException | LinkageError ofAnotherRelease) {
          // It costs only time when it is loaded later.
        }
      }
    }
  }

  private static void runJob() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(8));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(8));
    MiniClusterConfiguration cluster =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(configuration)
            .setRpcServiceSharing(RpcServiceSharing.DEDICATED)
            .build();
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.setParallelism(1);
    // No function of its own, which a worker would have to load.
    environment.fromSequence(1, 1000).rebalance().print();
    try (MiniCluster running = new MiniCluster(cluster)) {
      running.start();
      running.executeJobBlocking(environment.getStreamGraph().getJobGraph());
    }
  }
}
