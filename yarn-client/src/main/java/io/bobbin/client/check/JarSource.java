package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Where the user's jar is: on this machine, or on a file system that Hadoop knows. */
public sealed interface JarSource {
  /** The jar's file name. */
  String name();

  /** Where it is; with the scheme {@code file} on this machine. */
  URI url();

  /**
   * Opens the jar.
   *
   * @throws BobbinException if there is no such file
   */
  SeekableByteChannel open(Configuration configuration) throws IOException;

  /**
   * What the command line named: a URL with a scheme other than {@code file}, or a local path.
   *
   * @throws BobbinException if it is a malformed URL
   */
  static JarSource of(String text) {
    if (text.startsWith("file:")) {
      return new Local(Path.of(url(text).getPath()));
    }
    if (text.startsWith("http://") || text.startsWith("https://")) {
      throw new BobbinException(
          ExitCode.USAGE,
          "Containers do not get files by HTTP, as from "
              + text
              + ". Download it, or put it on a file system that Hadoop knows.");
    }
    return text.indexOf("://") > 0 ? new Remote(url(text)) : new Local(Path.of(text));
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.getPath() != null && !url.getPath().isEmpty()) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw invalid(text, PlainText.line(e.getReason()), e);
    }
    throw invalid(text, "it has no path that starts with '/'", null);
  }

  private static BobbinException invalid(String text, String why, Exception cause) {
    return new BobbinException(
        ExitCode.USAGE,
        "'"
            + text
            + "' is not the URL of a file: "
            + why
            + ". Name a file of this machine by its path alone, or one on a file system like"
            + " hdfs://HOST:PORT/PATH.",
        cause);
  }

  /** A jar on this machine, which has to be uploaded. */
  record Local(Path path) implements JarSource {
    @Override
    public URI url() {
      return path.toAbsolutePath().normalize().toUri();
    }

    @Override
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public SeekableByteChannel open(Configuration configuration) throws IOException {
      if (!Files.exists(path)) {
        throw new BobbinException(
            ExitCode.USAGE, "There is no file " + path.toAbsolutePath() + ".");
      }
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw new BobbinException(
            ExitCode.USAGE, path.toAbsolutePath() + " is not a file that can be read.");
      }
      return FileChannel.open(path);
    }
  }

  /** A jar that the containers get from where it is. */
  record Remote(URI uri) implements JarSource {
    @Override
    public URI url() {
      return uri;
    }

    @Override
    public String name() {
      return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    @Override
    public SeekableByteChannel open(Configuration configuration) throws IOException {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(uri);
      try {
        FileSystem fileSystem = path.getFileSystem(configuration);
        FileStatus status = fileSystem.getFileStatus(path);
        if (status.isDirectory()) {
          throw new BobbinException(ExitCode.USAGE, uri + " is a directory, not a jar.");
        }
        return new HadoopChannel(fileSystem.open(path), status.getLen());
      } catch (FileNotFoundException e) {
        throw new BobbinException(ExitCode.USAGE, "There is no file " + uri + ".", e);
      } catch (UnsupportedFileSystemException e) {
        throw new BobbinException(
            ExitCode.USAGE,
            "Hadoop knows no file system for " + uri + ". Use a local path or a URL like hdfs://.",
            e);
      }
    }
  }
}
