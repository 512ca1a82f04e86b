package io.bobbin.minicluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the daemons of a cluster are, read from its {@code HADOOP_CONF_DIR}. Any cluster's will do,
 * if it gives addresses without variables.
 *
 * @param resourceManagerWeb the ResourceManager's web page, below which its REST API is
 * @param nameNodeWeb the NameNode's web page
 * @param fileSystem HDFS
 * @param zooKeeper {@code host:port,...}; empty if the configuration does not name it
 */
public record ClusterAddresses(
    URI resourceManagerWeb, URI nameNodeWeb, URI fileSystem, String zooKeeper) {

  /** Hadoop's own key for the ZooKeeper of its daemons. */
  private static final String ZOOKEEPER = "hadoop.zk.address";

  public static ClusterAddresses read(Path configuration) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String name : new String[] {"core", "hdfs", "yarn"}) {
      values.putAll(SiteFile.read(configuration.resolve(name + "-site.xml")));
    }
    URI fileSystem = URI.create(values.getOrDefault("fs.defaultFS", "file:///"));
    String resourceManager = values.getOrDefault("yarn.resourcemanager.hostname", "localhost");
    return new ClusterAddresses(
        web(values.getOrDefault("yarn.resourcemanager.webapp.address", resourceManager + ":8088")),
        web(values.getOrDefault("dfs.namenode.http-address", fileSystem.getHost() + ":9870")),
        fileSystem,
        values.getOrDefault(ZOOKEEPER, ""));
  }

  private static URI web(String address) {
    return URI.create("http://" + address + "/");
  }
}
