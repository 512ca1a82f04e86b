package io.bobbin.bench.report;

import java.util.List;

/** Values of one figure, in the order of the rounds. */
public record Sample(List<Double> values) {
  public static Sample of(List<Double> values) {
    return new Sample(List.copyOf(values));
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double smallest() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double largest() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
