package io.bobbin.client.cli;

import org.apache.hadoop.yarn.api.records.ApplicationId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The application that a command is about. */
final class ApplicationArgument {
  @Parameters(
      paramLabel = "APP",
      description = "The application's id, such as application_1700000000000_0001.",
      converter = Converter.class)
  ApplicationId id;

  /** Reads an id. */
  static final class Converter implements ITypeConverter<ApplicationId> {
    @Override
    public ApplicationId convert(String text) {
      try {
        return ApplicationId.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is not an application id such as application_1700000000000_0001");
      }
    }
  }
}
