package io.bobbin.client.stage;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A bundle on the cluster's file system.
 *
 * @param hash of its content, in hexadecimal
 * @param size in bytes
 * @param uploaded when
 * @param read when a node fetched it, as far as the file system notes it: HDFS does so to the hour,
 *     by default; never before {@code uploaded}
 */
public record StoredBundle(Path path, String hash, long size, Instant uploaded, Instant read) {
  private static final Pattern NAME = Pattern.compile("bobbin-bundle-([^.]+)\\.tar");

  /** The bundle that a file is; empty if it is something else. */
  static Optional<StoredBundle> of(FileStatus file) {
    return hashIn(file.getPath().getName()).filter(hash -> file.isFile()).map(h -> of(file, h));
  }

  private static StoredBundle of(FileStatus file, String hash) {
    long uploaded = file.getModificationTime();
    return new StoredBundle(
        file.getPath(),
        hash,
        file.getLen(),
        Instant.ofEpochMilli(uploaded),
        Instant.ofEpochMilli(Math.max(uploaded, file.getAccessTime())));
  }

  static Optional<String> hashIn(String name) {
    return Optional.of(NAME.matcher(name)).filter(Matcher::matches).map(found -> found.group(1));
  }
}
