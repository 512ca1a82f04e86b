package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.Setting;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.NodeLabel;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Decides whether there are nodes of the labels that the containers shall be on. */
public final class NodeLabelCheck {
  private NodeLabelCheck() {}

  /**
   * Asks YARN for its labels if one is configured.
   *
   * @throws BobbinException if the cluster does not have it
   */
  public static void check(Map<String, String> configuration, YarnClient yarn)
      throws YarnException, IOException {
    for (Setting<String> setting : List.of(Settings.NODE_LABEL, Settings.WORKER_NODE_LABEL)) {
      Optional<String> label = setting.find(configuration).filter(text -> !text.isBlank());
      if (label.isPresent()) {
        check(setting.key(), label.get(), yarn.getClusterNodeLabels());
      }
    }
  }

  static void check(String key, String label, List<NodeLabel> labels) {
    List<String> names = labels.stream().map(NodeLabel::getName).sorted().toList();
    if (!names.contains(label.strip())) {
      throw new BobbinException(
          ExitCode.USAGE,
          key
              + " is "
              + label
              + ", but this cluster has "
              + (names.isEmpty() ? "no node labels" : "these node labels: " + names)
              + ". Correct or remove it.");
    }
  }
}
