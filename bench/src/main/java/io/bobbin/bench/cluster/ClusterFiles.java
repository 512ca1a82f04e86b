package io.bobbin.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A cluster's configuration: what its daemons and its clients read. */
final class ClusterFiles {
  private static final String LOGGING =
      """
      log4j.rootLogger=INFO,A
      log4j.appender.A=org.apache.log4j.ConsoleAppender
      log4j.appender.A.target=System.err
      log4j.appender.A.layout=org.apache.log4j.PatternLayout
      log4j.appender.A.layout.ConversionPattern=%d{ISO8601} %p %c{1}: %m%n
      """;

  /**
   * What ZooKeeper's own sample has; with this tick a session lasts 4 to 40 s, as the client asks.
   */
  private static final String ZOOKEEPER =
      """
      tickTime=2000
      dataDir=%s
      clientPort=%d
      clientPortAddress=localhost
      admin.enableServer=false
      """;

  private final Path directory;
  private final Ports ports;
  private final Path clientJars;

  ClusterFiles(Path directory, Ports ports, Path clientJars) {
    this.directory = directory;
    this.ports = ports;
    this.clientJars = clientJars;
  }

  /** The configuration of clients, the NameNode, the DataNode and the ResourceManager. */
  Path write() throws IOException {
    Path conf = Files.createDirectories(directory.resolve("conf"));
    common(conf);
    site(conf.resolve("yarn-site.xml"), yarn());
    return conf;
  }

  /** The configuration of ZooKeeper, which has no directory of its own. */
  Path writeZooKeeper() throws IOException {
    return Files.writeString(
        directory.resolve("zoo.cfg"),
        ZOOKEEPER.formatted(directory.resolve("zookeeper"), ports.zooKeeper()));
  }

  /** The configuration of one NodeManager, which has directories of its own. */
  Path writeNode(String name) throws IOException {
    Path node = Files.createDirectories(directory.resolve(name));
    common(node);
    Map<String, String> yarn = yarn();
    yarn.put("yarn.nodemanager.address", "localhost:0");
    yarn.put("yarn.nodemanager.localizer.address", "localhost:0");
    yarn.put("yarn.nodemanager.webapp.address", "localhost:0");
    yarn.put("yarn.nodemanager.local-dirs", node.resolve("local").toString());
    yarn.put("yarn.nodemanager.log-dirs", directory.resolve("userlogs").toString());
    site(node.resolve("yarn-site.xml"), yarn);
    return node;
  }

  private void common(Path conf) throws IOException {
    site(
        conf.resolve("core-site.xml"),
        Map.of(
            "fs.defaultFS",
            "hdfs://localhost:" + ports.nameNode(),
            "hadoop.tmp.dir",
            directory.resolve("tmp").toString()));
    site(
        conf.resolve("hdfs-site.xml"),
        Map.of(
            "dfs.replication", "1",
            "dfs.namenode.http-address", address(ports.nameNodeWeb()),
            "dfs.datanode.address", "localhost:0",
            "dfs.datanode.ipc.address", "localhost:0",
            "dfs.datanode.http.address", address(ports.dataNodeWeb())));
    site(
        conf.resolve("capacity-scheduler.xml"),
        Map.of(
            "yarn.scheduler.capacity.root.queues", "default",
            "yarn.scheduler.capacity.root.default.capacity", "100",
            "yarn.scheduler.capacity.maximum-am-resource-percent", "0.9"));
    Files.writeString(conf.resolve("log4j.properties"), LOGGING);
  }

  private Map<String, String> yarn() {
    Map<String, String> yarn = new LinkedHashMap<>();
    yarn.put("yarn.resourcemanager.hostname", "localhost");
    yarn.put("yarn.resourcemanager.address", address(ports.resourceManager()));
    yarn.put("yarn.resourcemanager.scheduler.address", address(ports.scheduler()));
    yarn.put("yarn.resourcemanager.resource-tracker.address", address(ports.tracker()));
    yarn.put("yarn.resourcemanager.admin.address", address(ports.admin()));
    yarn.put("yarn.resourcemanager.webapp.address", address(ports.resourceManagerWeb()));
    yarn.put("yarn.scheduler.minimum-allocation-mb", "128");
    yarn.put("yarn.nodemanager.resource.memory-mb", "16384");
    yarn.put("yarn.nodemanager.resource.cpu-vcores", "16");
    yarn.put("yarn.nodemanager.vmem-check-enabled", "false");
    yarn.put("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99");
    yarn.put("yarn.application.classpath", directory.resolve("conf") + "," + clientJars + "/*");
    return yarn;
  }

  private static String address(int port) {
    return "localhost:" + port;
  }

  private static void site(Path file, Map<String, String> properties) throws IOException {
    Files.writeString(
        file,
        properties.entrySet().stream()
            .map(
                property ->
                    "<property><name>%s</name><value>%s</value></property>%n"
                        .formatted(property.getKey(), property.getValue()))
            .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n")));
  }
}
