package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Finds the files that a key of the configuration names. */
public final class FileSearch {
  private final Configuration hadoop;

  public FileSearch(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * What is found at a place.
   *
   * @param name of the file or the directory itself
   * @param directory whether it is one
   * @param files the file, or all files below the directory, by their paths relative to it
   */
  public record Found(String name, boolean directory, List<Entry> files) {}

  /**
   * One file.
   *
   * @param path relative to what was searched; empty if that is the file
   */
  public record Entry(String path, URI source) {}

  /**
   * Looks for a file or a directory.
   *
   * @param key that names it
   * @throws BobbinException if it is not there or may not be read
   */
  public Found find(String key, URI place) throws IOException {
    return "file".equals(place.getScheme()) ? local(key, Path.of(place)) : remote(key, place);
  }

  private static Found local(String key, Path path) throws IOException {
    if (!Files.exists(path)) {
      throw missing(key, path);
    }
    List<Entry> entries =
        Files.isDirectory(path) ? below(key, path) : List.of(new Entry("", path.toUri()));
    for (Entry entry : entries) {
      Path file = Path.of(entry.source());
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw unreadable(key, file.toString());
      }
    }
    return new Found(
        String.valueOf(path.normalize().getFileName()), Files.isDirectory(path), entries);
  }

  private static List<Entry> below(String key, Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(path -> !Files.isDirectory(path))
          .sorted()
          .map(file -> new Entry(directory.relativize(file).toString(), file.toUri()))
          .toList();
    } catch (UncheckedIOException e) {
      throw unreadable(key, e.getCause().getMessage());
    }
  }

  private Found remote(String key, URI place) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(place);
    try {
      FileSystem fileSystem = path.getFileSystem(hadoop);
      FileStatus status = fileSystem.getFileStatus(path);
      URI root = status.getPath().toUri();
      List<Entry> entries = new ArrayList<>();
      if (status.isDirectory()) {
        RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(status.getPath(), true);
        while (all.hasNext()) {
          URI file = all.next().getPath().toUri();
          entries.add(new Entry(file.getPath().substring(root.getPath().length() + 1), file));
        }
      } else {
        entries.add(new Entry("", root));
      }
      return new Found(status.getPath().getName(), status.isDirectory(), entries);
    } catch (FileNotFoundException e) {
      throw missing(key, place);
    } catch (UnsupportedFileSystemException e) {
      throw new BobbinException(
          ExitCode.USAGE,
          key
              + " names "
              + place
              + ", but Hadoop knows no such file system. Use a local path or a URL like hdfs://.",
          e);
    }
  }

  private static BobbinException unreadable(String key, String file) {
    return new BobbinException(
        ExitCode.USAGE, key + " names " + file + ", which is not a file that can be read.");
  }

  private static BobbinException missing(String key, Object place) {
    return new BobbinException(
        ExitCode.USAGE, key + " names " + place + ", but there is no such file or directory.");
  }
}
