package io.bobbin.am.epoch;

import io.bobbin.launch.EpochLayout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The application's metadata, as long as this attempt owns it. Whoever takes over renames the
 * directory; from then on everything that this object is asked to publish or remove fails, because
 * its path is gone. The names of all that is there are kept in memory, since nobody else changes
 * them. For any thread.
 */
public final class EpochDirectory {
  /** What is being written; harmless if it is left. */
  private static final String TEMPORARY = ".";

  private final EpochFiles files;
  private final int epoch;
  private final String directory;
  private final Runnable lost;
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final AtomicLong temporaries = new AtomicLong();
  private volatile boolean closed;

  private EpochDirectory(EpochFiles files, int epoch, Runnable lost) {
    this.files = files;
    this.epoch = epoch;
    this.directory = EpochLayout.name(epoch);
    this.lost = lost;
  }

  /**
   * Takes over from whatever attempt was before.
   *
   * @param epoch the number of this attempt, from 1
   * @param lost told when the directory is found gone: another attempt has taken over
   * @throws SupersededException if one with a higher number has, or the application is over
   */
  static EpochDirectory takeOver(EpochFiles files, int epoch, Runnable lost) throws IOException {
    EpochDirectory own = new EpochDirectory(files, epoch, lost);
    int former = epoch - 1;
    while (!own.renameFrom(former)) {
      former = owner(files);
      if (former > epoch) {
        throw new SupersededException("Attempt " + former + " has taken over already");
      }
      if (former == epoch) {
        // The file system has done it and the answer was lost.
        break;
      }
    }
    if (former != 0) {
      files.list(own.directory).stream()
          .filter(name -> !name.startsWith(TEMPORARY))
          .forEach(own.names::add);
    }
    return own;
  }

  private boolean renameFrom(int former) throws IOException {
    try {
      files.rename(EpochLayout.name(former), directory);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static int owner(EpochFiles files) throws IOException {
    return files.list("").stream()
        .flatMapToInt(name -> EpochLayout.epoch(name).stream())
        .max()
        .orElseThrow(() -> new SupersededException("The application is over"));
  }

  /** The number of the attempt that owns it. */
  public int epoch() {
    return epoch;
  }

  /** The names, in order, of all that starts so. */
  public List<String> names(String prefix) {
    return names.stream().filter(name -> name.startsWith(prefix)).sorted().toList();
  }

  /** Whether there is something of this name. */
  public boolean contains(String name) {
    return names.contains(name);
  }

  /**
   * Publishes something under a name, in place of what had that name. Readers see all of it or
   * nothing, and nothing once another attempt has taken over.
   *
   * @throws UnknownOutcomeException if it may have been published nevertheless
   * @throws IOException if it has not been published
   */
  public void publish(String name, Content content) throws IOException {
    String temporary = TEMPORARY + epoch + "-" + temporaries.incrementAndGet();
    try (OutputStream output = files.create(path(temporary))) {
      content.writeTo(output);
    } catch (IOException e) {
      throw failed(e);
    }
    try {
      files.replace(path(temporary), path(name));
      names.add(name);
    } catch (FileNotFoundException e) {
      throw failed(e);
    } catch (IOException e) {
      throw new UnknownOutcomeException(failed(e));
    }
  }

  /** Opens what was published. */
  public InputStream open(String name) throws IOException {
    try {
      return files.open(path(name));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Removes what was published.
   *
   * @throws IOException if this attempt has not removed it, as far as is known
   */
  public void remove(String name) throws IOException {
    boolean removed;
    try {
      removed = files.delete(path(name));
    } catch (IOException e) {
      throw failed(e);
    }
    names.remove(name);
    if (!removed) {
      throw failed(new FileNotFoundException(path(name) + " was removed by somebody else"));
    }
  }

  /** Whether another attempt has taken over, as far as the file system answers. */
  boolean isLost() {
    try {
      return !files.exists(directory);
    } catch (IOException e) {
      return false;
    }
  }

  /** The application ends: that the directory goes is as it should be. */
  void close() {
    closed = true;
  }

  private IOException failed(IOException failure) {
    if (!closed && isLost()) {
      lost.run();
    }
    return failure;
  }

  private String path(String name) {
    return directory + "/" + name;
  }
}
