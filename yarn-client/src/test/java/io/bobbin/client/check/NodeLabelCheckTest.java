package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import java.util.List;
import org.apache.hadoop.yarn.api.records.NodeLabel;
import org.junit.jupiter.api.Test;

class NodeLabelCheckTest {
  private static final String KEY = "yarn.application.node-label";

  @Test
  void aLabelMustBeOneOfTheCluster() {
    NodeLabelCheck.check(KEY, "fast", List.of(NodeLabel.newInstance("fast")));
    assertThatThrownBy(
            () -> NodeLabelCheck.check(KEY, "fats", List.of(NodeLabel.newInstance("fast"))))
        .isInstanceOf(BobbinException.class)
        .hasMessage(
            KEY
                + " is fats, but this cluster has these node labels: [fast]. Correct or remove"
                + " it.");
    assertThatThrownBy(() -> NodeLabelCheck.check(KEY, "fast", List.of()))
        .hasMessageContaining("has no node labels");
  }
}
