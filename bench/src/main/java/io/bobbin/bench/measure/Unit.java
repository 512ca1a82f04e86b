package io.bobbin.bench.measure;

import java.util.Locale;

/** How a figure is written for people. */
public enum Unit {
  MILLISECONDS("ms", 1),
  KIBIBYTES("MiB", 1.0 / 1024),
  BYTES("bytes", 1),
  COUNT("", 1),
  PER_SECOND("/s", 1);

  private final String symbol;
  private final double factor;

  Unit(String symbol, double factor) {
    this.symbol = symbol;
    this.factor = factor;
  }

  /** The value without its symbol, with separators of thousands. */
  public String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value * factor);
  }

  /** The value with its symbol. */
  public String text(double value) {
    return (number(value) + " " + symbol).strip();
  }

  public String symbol() {
    return symbol;
  }
}
