package io.bobbin.client.check;

import java.util.Map;
import java.util.TreeMap;

/**
 * A container's resources.
 *
 * @param memory in MiB
 * @param vcores virtual cores
 * @param others further resources by their names in YARN, such as {@code yarn.io/gpu}
 */
public record ContainerSize(long memory, int vcores, Map<String, Long> others) {
  public ContainerSize {
    others = Map.copyOf(others);
  }

  public ContainerSize(long memory, int vcores) {
    this(memory, vcores, Map.of());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(memory).append(" MiB and ").append(vcores);
    text.append(vcores == 1 ? " vcore" : " vcores");
    new TreeMap<>(others)
        .forEach((name, amount) -> text.append(" and ").append(amount).append(' ').append(name));
    return text.toString();
  }
}
