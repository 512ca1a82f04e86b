package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A jar's table of contents. Only that and the manifest are read, wherever the jar is. */
final class JarContents implements Closeable {
  private final ZipFile zip;

  private JarContents(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Reads the table of contents; closes the channel with itself.
   *
   * @param name the jar's name, for the message
   * @throws BobbinException if it is no jar
   * @throws IOException if it cannot be read
   */
  static JarContents read(SeekableByteChannel channel, String name) throws IOException {
    try {
      return new JarContents(
          ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get());
    } catch (IOException e) {
      channel.close();
      if (e instanceof ZipException || e.getCause() instanceof ZipException) {
        throw new BobbinException(
            ExitCode.USAGE,
            name + " is not a jar: it has no zip directory at its end. Is it complete?",
            e);
      }
      throw e;
    }
  }

  boolean contains(String entry) {
    return zip.getEntry(entry) != null;
  }

  /** The main attributes of the manifest; empty if there is none. */
  Optional<Attributes> manifest() throws IOException {
    ZipArchiveEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream input = zip.getInputStream(entry)) {
      return Optional.of(new Manifest(input).getMainAttributes());
    }
  }

  Stream<String> entries() {
    return Collections.list(zip.getEntries()).stream().map(ZipArchiveEntry::getName);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
