package io.bobbin.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes the bundle: a tar whose name is the SHA-256 of its content, in hexadecimal.
 *
 * <p>Equal files make an equal tar wherever and whenever it is built: entries are sorted, times are
 * fixed, owners are 0, and of a file's mode only whether it is executable is kept. The times are
 * whole seconds, so unpacking restores them exactly; the JVM's start-up archives check them.
 */
final class BundleTar {
  private static final String PREFIX = "bobbin-bundle-";
  private static final String SUFFIX = ".tar";
  private static final int DIRECTORY_MODE = 0755;
  private static final int PROGRAM_MODE = 0755;
  private static final int FILE_MODE = 0644;

  private final FileTime time;

  /**
   * @param time the modification time of every entry; fractions of a second are dropped
   */
  BundleTar(Instant time) {
    this.time = FileTime.from(Instant.ofEpochSecond(time.getEpochSecond()));
  }

  /**
   * Writes the tar and removes older ones beside it.
   *
   * @param root directory that entries' names are relative to
   * @param parts files and directories in root to take, as far as they exist
   * @param directory where the tar is put
   * @return the tar
   */
  Path write(Path root, List<String> parts, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path unnamed = directory.resolve(PREFIX + "unnamed");
    MessageDigest digest = sha256();
    try (OutputStream file = Files.newOutputStream(unnamed);
        OutputStream output =
            new BufferedOutputStream(new DigestOutputStream(file, digest), 1 << 16);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(output, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (String part : parts.stream().sorted().toList()) {
        append(tar, root, root.resolve(part));
      }
    }
    Path named = directory.resolve(PREFIX + HexFormat.of().formatHex(digest.digest()) + SUFFIX);
    Files.move(unnamed, named, StandardCopyOption.REPLACE_EXISTING);
    removeOthers(named);
    return named;
  }

  private void append(TarArchiveOutputStream tar, Path root, Path part) throws IOException {
    if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(part)) {
      // By name and not by path, whose order is the file system's.
      for (String name : paths.map(path -> entryName(root, path)).sorted().toList()) {
        appendEntry(tar, root.resolve(name), name);
      }
    }
  }

  private void appendEntry(TarArchiveOutputStream tar, Path path, String name) throws IOException {
    TarArchiveEntry entry;
    if (Files.isSymbolicLink(path)) {
      entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(Files.readSymbolicLink(path).toString());
    } else if (Files.isDirectory(path)) {
      entry = new TarArchiveEntry(name + "/");
      entry.setMode(DIRECTORY_MODE);
    } else {
      entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(path));
      entry.setMode(Files.isExecutable(path) ? PROGRAM_MODE : FILE_MODE);
    }
    entry.setLastModifiedTime(time);
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  private static String entryName(Path root, Path path) {
    return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static void removeOthers(Path tar) throws IOException {
    try (Stream<Path> files = Files.list(tar.toAbsolutePath().getParent())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean ours = name.startsWith(PREFIX) && !name.equals(tar.getFileName().toString());
        if (ours) {
          Files.delete(file);
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
