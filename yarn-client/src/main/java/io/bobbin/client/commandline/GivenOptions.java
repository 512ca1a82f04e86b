package io.bobbin.client.commandline;

import io.bobbin.client.commandline.Argument.Given;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command line says of an option. */
record GivenOptions(List<Argument> arguments) {
  private static final Set<String> PROPERTIES = Set.of("D", "yD");

  Stream<Given> all() {
    return arguments.stream().filter(Given.class::isInstance).map(Given.class::cast);
  }

  boolean has(String shortName) {
    return all().anyMatch(given -> given.option().is(shortName));
  }

  /** The first, as Commons CLI has it. */
  Optional<String> value(String shortName) {
    return all()
        .filter(given -> given.option().is(shortName) && !given.values().isEmpty())
        .map(given -> given.values().get(0))
        .findFirst();
  }

  List<String> values(String shortName) {
    return all()
        .filter(given -> given.option().is(shortName))
        .flatMap(given -> given.values().stream())
        .toList();
  }

  /** The last, as Commons CLI has it. */
  Optional<String> property(String key) {
    return properties()
        .filter(property -> property.key().equals(key))
        .map(Property::value)
        .reduce((first, second) -> second);
  }

  Set<String> propertyKeys() {
    return properties().map(Property::key).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Property> properties() {
    return all()
        .filter(given -> PROPERTIES.contains(given.option().shortName()))
        .flatMap(given -> Property.of(given).stream());
  }
}
