package io.bobbin.client.cli;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.launch.DeploymentMode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A mode as users name it. */
final class ModeName {
  private ModeName() {}

  private static Stream<String> names() {
    return Arrays.stream(DeploymentMode.values()).map(ApplicationTags::nameOf);
  }

  /** Reads a name. */
  static final class Converter implements ITypeConverter<DeploymentMode> {
    @Override
    public DeploymentMode convert(String text) {
      return Arrays.stream(DeploymentMode.values())
          .filter(mode -> ApplicationTags.nameOf(mode).equals(text))
          .findAny()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no mode '"
                          + text
                          + "'; possible: "
                          + String.join(", ", names().toList())));
    }
  }

  /** All names. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
