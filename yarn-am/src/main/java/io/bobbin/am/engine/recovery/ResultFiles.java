package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.PublicationQueue;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * How something ended, for the case that this attempt does not live to draw the consequences.
 *
 * @param prefix what the names of files of this kind start with
 * @param kept whether the results stay for the application's life, since the next attempt has to
 *     know that there is nothing more to do; in a session that may live for months they go as soon
 *     as all traces of what they are of are gone
 * @param clean names of those whose consequences have been drawn but that stay
 */
record ResultFiles<R extends Serializable>(
    EpochDirectory directory,
    PublicationQueue queue,
    String prefix,
    boolean kept,
    Set<String> clean) {
  void create(String id, R result) throws IOException {
    queue.settled().join();
    directory.publish(prefix + id, EpochEntry.contentOf(result));
  }

  void markClean(String id) throws IOException {
    if (!directory.contains(prefix + id)) {
      throw new NoSuchElementException(prefix + id);
    }
    if (kept) {
      clean.add(id);
    } else {
      directory.remove(prefix + id);
    }
  }

  boolean isDirty(String id) {
    return directory.contains(prefix + id) && !clean.contains(id);
  }

  boolean isClean(String id) {
    return clean.contains(id);
  }

  R read(String id) throws IOException {
    try {
      return new EpochEntry<R>(directory, prefix + id).retrieveState();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  Set<R> readAll() throws IOException {
    Set<R> results = new HashSet<>();
    for (String name : directory.names(prefix)) {
      results.add(read(name.substring(prefix.length())));
    }
    return results;
  }
}
