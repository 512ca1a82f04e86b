package io.bobbin.client.commandline;

import io.bobbin.client.commandline.Argument.Given;
import java.util.Arrays;
import java.util.List;

/** A setting on a command line. */
record Property(String key, String value) {
  /** What FlinkYarnSessionCli put between several, so that a user's value could hold it, too. */
  private static final String SEPARATOR = "@@";

  /** The settings of one {@code -D} or {@code -yD}; a key alone means {@code true}. */
  static List<Property> of(Given given) {
    if (given.values().isEmpty()) {
      return List.of();
    }
    String key = given.values().get(0);
    String value = given.values().size() > 1 ? given.values().get(1) : "true";
    if (given.option().is("D")) {
      return List.of(new Property(key, value));
    }
    return Arrays.stream((key + "=" + value).split(SEPARATOR))
        .filter(part -> part.indexOf('=') > 0)
        .map(Property::parse)
        .toList();
  }

  private static Property parse(String text) {
    int equals = text.indexOf('=');
    return new Property(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  String word() {
    return "-D" + key + "=" + value;
  }
}
