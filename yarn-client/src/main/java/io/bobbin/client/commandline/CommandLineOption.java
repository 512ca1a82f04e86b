package io.bobbin.client.commandline;

/**
 * An option of a verb.
 *
 * @param shortName without its hyphen; may be longer than a letter
 * @param longName without its hyphens; empty if there is none
 */
record CommandLineOption(String shortName, String longName, Arity arity) {
  /** How many words an option takes. */
  enum Arity {
    FLAG,
    VALUE,
    OPTIONAL_VALUE,
    /** A key and a value, in one word with an equals sign between them, or in two. */
    PROPERTY,
    /** Every word up to the next option. */
    VALUES
  }

  /**
   * @param text {@code short,long} followed by {@code :} for a value, {@code ?} for an optional
   *     one, {@code *} for as many as come and {@code =} for a key with a value
   */
  static CommandLineOption parse(String text) {
    Arity arity =
        switch (text.charAt(text.length() - 1)) {
          case ':' -> Arity.VALUE;
          case '?' -> Arity.OPTIONAL_VALUE;
          case '*' -> Arity.VALUES;
          case '=' -> Arity.PROPERTY;
          default -> Arity.FLAG;
        };
    String names = arity == Arity.FLAG ? text : text.substring(0, text.length() - 1);
    int comma = names.indexOf(',');
    return comma < 0
        ? new CommandLineOption(names, "", arity)
        : new CommandLineOption(names.substring(0, comma), names.substring(comma + 1), arity);
  }

  boolean is(String name) {
    return shortName.equals(name);
  }

  boolean takesValue() {
    return arity != Arity.FLAG;
  }

  /** As a user writes it. */
  @Override
  public String toString() {
    return "-" + shortName;
  }
}
