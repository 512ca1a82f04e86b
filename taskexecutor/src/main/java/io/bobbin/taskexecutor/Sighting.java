package io.bobbin.taskexecutor;

import java.util.Optional;

/** What a worker sees when it looks for the application's master. */
sealed interface Sighting {
  /** The application is over: what it had on the file system has been removed. */
  record Gone() implements Sighting {}

  /** There is nothing new, or the file system does not say. */
  record Nothing() implements Sighting {}

  /**
   * The epoch that owns the application, later than that of the master which was served.
   *
   * @param address {@code host:port} of its master's control server, if that has said so; until it
   *     has, it may be that of the master before
   */
  record Epoch(int number, Optional<String> address) implements Sighting {}
}
