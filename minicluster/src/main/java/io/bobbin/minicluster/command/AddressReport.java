package io.bobbin.minicluster.command;

import io.bobbin.minicluster.ClusterAddresses;
import io.bobbin.minicluster.StateDirectory;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a running cluster is, for people and for programs. */
record AddressReport(StateDirectory directory, ClusterAddresses addresses) {

  void print(PrintStream out) {
    out.println("ResourceManager:  " + addresses.resourceManagerWeb());
    out.println("NameNode:         " + addresses.nameNodeWeb());
    out.println("HDFS:             " + addresses.fileSystem());
    out.println("ZooKeeper:        " + addresses.zooKeeper());
    out.println("Log:              " + directory.log());
    out.println("export HADOOP_CONF_DIR=" + directory.configuration());
  }

  void printJson(PrintStream out, long pid, int liveNodes) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("running", true);
    values.put("pid", pid);
    values.put("liveNodes", liveNodes);
    values.put("resourceManager", addresses.resourceManagerWeb());
    values.put("nameNode", addresses.nameNodeWeb());
    values.put("fileSystem", addresses.fileSystem());
    values.put("zooKeeper", addresses.zooKeeper());
    values.put("log", directory.log());
    values.put("hadoopConfDir", directory.configuration());
    out.println(
        values.entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static String json(Object value) {
    if (value instanceof Boolean || value instanceof Number) {
      return value.toString();
    }
    return "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
