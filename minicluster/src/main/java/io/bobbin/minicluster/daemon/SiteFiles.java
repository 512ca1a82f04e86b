package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes the cluster's configuration as an installation has it, in site files, which daemons and
 * clients alike then read. Whatever decides how fast YARN is keeps YARN's default.
 */
final class SiteFiles {

  private final StateDirectory directory;
  private final MiniClusterSettings settings;
  private final FreePorts ports;

  SiteFiles(StateDirectory directory, MiniClusterSettings settings, FreePorts ports) {
    this.directory = directory;
    this.settings = settings;
    this.ports = ports;
  }

  void write() throws IOException {
    Path configuration = directory.configuration();
    write(configuration.resolve("core-site.xml"), core());
    write(configuration.resolve("hdfs-site.xml"), hdfs());
    write(configuration.resolve("yarn-site.xml"), yarn());
    if (!settings.resources().isEmpty()) {
      write(
          configuration.resolve("resource-types.xml"),
          Map.of("yarn.resource-types", String.join(",", settings.resources().keySet())));
      write(configuration.resolve("node-resources.xml"), nodeResources());
    }
    write(
        directory.schedulerConfiguration().resolve("capacity-scheduler.xml"), capacityScheduler());
  }

  private Map<String, String> core() throws IOException {
    return Map.of(
        "fs.defaultFS", "hdfs://" + ports.address(),
        "hadoop.tmp.dir", directory.data("tmp").toString(),
        "hadoop.zk.address", ports.address());
  }

  private Map<String, String> hdfs() throws IOException {
    return Map.of(
        "dfs.replication", "1",
        "dfs.permissions.enabled", "true",
        "dfs.namenode.http-address", ports.address(),
        "dfs.namenode.name.dir", directory.data("namenode").toUri().toString(),
        "dfs.namenode.safemode.extension", "0",
        "dfs.datanode.data.dir", directory.data("datanode").toUri().toString(),
        "dfs.datanode.address", ports.address(),
        "dfs.datanode.http.address", ports.address(),
        "dfs.datanode.ipc.address", ports.address());
  }

  private Map<String, String> yarn() throws IOException {
    String memory = String.valueOf(settings.memoryMegabytes());
    String cores = String.valueOf(settings.virtualCores());
    Map<String, String> values = new LinkedHashMap<>();
    values.put("yarn.resourcemanager.hostname", "localhost");
    for (String service : List.of("", "scheduler.", "resource-tracker.", "admin.", "webapp.")) {
      values.put("yarn.resourcemanager." + service + "address", ports.address());
    }
    values.put("yarn.resourcemanager.am.max-attempts", "2");
    values.put(
        "yarn.resourcemanager.scheduler.class",
        "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler");
    // The capacity scheduler hands out multiples of the minimum.
    values.put("yarn.scheduler.minimum-allocation-mb", "128");
    values.put("yarn.scheduler.maximum-allocation-mb", memory);
    values.put("yarn.scheduler.maximum-allocation-vcores", cores);
    values.put("yarn.nodemanager.resource.memory-mb", memory);
    values.put("yarn.nodemanager.resource.cpu-vcores", cores);
    values.put("yarn.nodemanager.pmem-check-enabled", "true");
    // True, the default, leaves enforcement to cgroups, which this executor does not have.
    values.put("yarn.nodemanager.resource.memory.enforced", "false");
    values.put("yarn.nodemanager.vmem-check-enabled", "false");
    values.put(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99");
    values.put("yarn.log-aggregation-enable", "true");
    values.put("yarn.nodemanager.remote-app-log-dir", Hdfs.APPLICATION_LOGS);
    values.put(
        "yarn.node-attribute.fs-store.root-dir",
        directory.data("node-attribute").toUri().toString());
    values.put("yarn.application.classpath", directory.configuration().toString());
    if (!settings.labels().isEmpty()) {
      values.put("yarn.node-labels.enabled", "true");
      values.put(
          "yarn.node-labels.fs-store.root-dir", directory.data("node-label").toUri().toString());
    }
    if (settings.apart()) {
      values.put("yarn.resourcemanager.recovery.enabled", "true");
      values.put(
          "yarn.resourcemanager.store.class",
          "org.apache.hadoop.yarn.server.resourcemanager.recovery.LeveldbRMStateStore");
      values.put(
          "yarn.resourcemanager.leveldb-state-store.path",
          directory.data("resourcemanager").toString());
    }
    values.putAll(settings.yarn());
    return values;
  }

  private Map<String, String> nodeResources() {
    Map<String, String> values = new LinkedHashMap<>();
    settings
        .resources()
        .forEach(
            (name, amount) ->
                values.put("yarn.nodemanager.resource-type." + name, amount.toString()));
    return values;
  }

  private Map<String, String> capacityScheduler() {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> queues = new ArrayList<>(List.of("default", "etl"));
    queues.addAll(settings.queues().keySet());
    values.put("yarn.scheduler.capacity.root.queues", String.join(",", queues));
    values.put("yarn.scheduler.capacity.maximum-am-resource-percent", "0.9");
    // Otherwise everyone administers all queues, and by that the applications of everyone.
    values.put(
        "yarn.scheduler.capacity.root.acl_administer_queue", System.getProperty("user.name"));
    for (String queue : queues) {
      String prefix = "yarn.scheduler.capacity.root." + queue + ".";
      values.put(prefix + "capacity", settings.queues().containsKey(queue) ? "0" : "50");
      values.put(prefix + "maximum-capacity", "100");
      // One user may have all of a queue, up to its maximum.
      values.put(prefix + "user-limit-factor", "1000");
      labels(prefix, settings.queues().containsKey(queue) ? "0" : "50", values);
    }
    labels("yarn.scheduler.capacity.root.", "100", values);
    if (!settings.resources().isEmpty()) {
      values.put(
          "yarn.scheduler.capacity.resource-calculator",
          "org.apache.hadoop.yarn.util.resource.DominantResourceCalculator");
    }
    settings
        .queues()
        .forEach(
            (queue, state) ->
                values.put("yarn.scheduler.capacity.root." + queue + ".state", state.name()));
    return values;
  }

  /** A queue may use each labelled node as it may use the others. */
  private void labels(String prefix, String capacity, Map<String, String> values) {
    for (String label : settings.labels().keySet()) {
      values.put(prefix + "accessible-node-labels", "*");
      values.put(prefix + "accessible-node-labels." + label + ".capacity", capacity);
      values.put(prefix + "accessible-node-labels." + label + ".maximum-capacity", "100");
    }
  }

  private static void write(Path file, Map<String, String> values) throws IOException {
    Configuration configuration = new Configuration(false);
    values.forEach((name, value) -> configuration.set(name, value, "minicluster"));
    try (Writer out = Files.newBufferedWriter(file)) {
      configuration.writeXml(out);
    }
  }
}
