package io.bobbin.client.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** This release. */
public final class Version implements IVersionProvider {
  private static final String RESOURCE = "/io/bobbin/client/version.properties";

  /** The release's number. */
  static String number() {
    Properties properties = new Properties();
    try (InputStream input = Version.class.getResourceAsStream(RESOURCE)) {
      properties.load(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"bobbin " + number()};
  }
}
