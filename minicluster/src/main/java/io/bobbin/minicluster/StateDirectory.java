package io.bobbin.minicluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a cluster has on the local disk, readable by its owner alone.
 *
 * <p>The cluster's process holds a lock on {@link #lock()} for as long as it lives, and its id is
 * in that file. The operating system takes the lock away when the process ends, however it ends: so
 * a directory without the lock is what a cluster left behind.
 *
 * @param root an absolute path
 */
public record StateDirectory(Path root) {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final int DELETE_ATTEMPTS = 20;
  private static final long LOG_TAIL_LINES = 40;

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  public Path lock() {
    return root.resolve("daemon.lock");
  }

  public Path log() {
    return root.resolve("daemon.log");
  }

  /** A line for each call that the NameNode answered, in the format of its audit log. */
  public Path hdfsCalls() {
    return root.resolve("hdfs-calls.log");
  }

  public Path settings() {
    return root.resolve("settings.properties");
  }

  /** Written when every daemon is up; the id of the process that wrote it is in it. */
  public Path ready() {
    return root.resolve("ready");
  }

  /** What clients use as {@code HADOOP_CONF_DIR}. */
  public Path configuration() {
    return root.resolve("conf");
  }

  /** The scheduler's configuration, which only the ResourceManager reads. */
  public Path schedulerConfiguration() {
    return root.resolve("scheduler");
  }

  /** The data of one of the daemons, or the scratch space of all. */
  public Path data(String name) {
    return root.resolve("data").resolve(name);
  }

  /** Where the node managers keep what they localise, and their containers. */
  public Path nodes() {
    return root.resolve("nodes");
  }

  /** What is known of each daemon that is a process of its own, in a directory of its name. */
  public Path daemons() {
    return root.resolve("daemons");
  }

  /**
   * Makes the directory with those in it that the JVM is told of when it starts.
   *
   * @throws IOException with a message for the user if the directory holds something else
   */
  public void create() throws IOException {
    if (!exists()) {
      Files.createDirectories(root.getParent());
      Files.createDirectory(root, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    if (!list(root).isEmpty()) {
      throw new IOException(
          root + " holds something else than a cluster; choose an empty or a new directory");
    }
    Files.setPosixFilePermissions(root, OWNER_ONLY);
    Files.createFile(lock());
    for (Path inner : List.of(configuration(), schedulerConfiguration(), data("tmp"))) {
      Files.createDirectories(inner);
    }
  }

  /**
   * Whether there is a directory, of a cluster or not.
   *
   * @throws IOException with a message for the user if it is another user's: nothing in it, and no
   *     process that it names, can be trusted
   */
  public boolean exists() throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
        || !Files.getOwner(root).getName().equals(System.getProperty("user.name"))) {
      throw new IOException(root + " is not a directory of this user; choose another one");
    }
    return true;
  }

  /** Whether a cluster runs here, or ran and left something. */
  public boolean isUsed() throws IOException {
    return exists() && Files.exists(lock());
  }

  /**
   * Takes the lock for the life of this process.
   *
   * @return empty if another process has it
   */
  public Optional<FileLock> acquire() throws IOException {
    FileChannel channel =
        FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = channel.tryLock();
    if (held == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    long pid = ProcessHandle.current().pid();
    channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)));
    return Optional.of(held);
  }

  /** The process of the cluster that runs in this directory, if one does. */
  public Optional<ProcessHandle> holder() throws IOException {
    if (!isUsed()) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(lock(), StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        return Optional.empty();
      }
      String pid = Files.readString(lock()).strip();
      if (pid.isEmpty()) {
        throw new IOException("a cluster is just starting in " + root + "; try again");
      }
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether the process with this id has said that the cluster is up. */
  public boolean isReady(long pid) throws IOException {
    try {
      return Files.readString(ready()).strip().equals(Long.toString(pid));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  public String logTail() throws IOException {
    if (!Files.exists(log())) {
      return "(no log)";
    }
    List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
    return String.join(
        "\n", lines.subList((int) Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }

  /** Deletes all, even while somebody writes; nothing happens if it does not exist. */
  public void delete() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteTree(root);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (attempt == DELETE_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
