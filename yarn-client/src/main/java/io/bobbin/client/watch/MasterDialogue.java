package io.bobbin.client.watch;

import io.bobbin.client.report.Progress;
import io.bobbin.client.watch.WatchEvent.Connected;
import io.bobbin.client.watch.WatchEvent.Disconnected;
import io.bobbin.client.watch.WatchEvent.Reported;
import io.bobbin.launch.control.ControlSecret;
import java.util.function.Consumer;

/**
 * Keeps a control connection to the application master of the present attempt, without insisting:
 * where a firewall is in between, YARN's reports have to do.
 */
final class MasterDialogue implements AutoCloseable {
  /** How often one attempt's master is tried. */
  private static final int TRIES = 3;

  private final String name;
  private final ControlSecret secret;
  private final Progress progress;
  private final Consumer<WatchEvent> events;

  private ControlLink link;
  private int attempt;
  private int tries;
  private boolean everConnected;
  private boolean unavailable;
  private boolean closed;

  /**
   * @param name what the client calls itself
   * @param events takes what the connection brings
   */
  MasterDialogue(
      String name, ControlSecret secret, Progress progress, Consumer<WatchEvent> events) {
    this.name = name;
    this.secret = secret;
    this.progress = progress;
    this.events = events;
  }

  /** Learns from the same events as everyone; called from the thread that takes them. */
  synchronized void on(WatchEvent event) {
    if (event instanceof Reported reported) {
      connectIfPossible(reported.snapshot());
    } else if (event instanceof Connected) {
      everConnected = true;
    } else if (event instanceof Disconnected gone) {
      link = null;
      if (tries == TRIES && !everConnected && !unavailable) {
        unavailable = true;
        progress.say(
            "The application master cannot be reached from here ("
                + gone.reason()
                + "); only YARN's reports are shown.");
      }
    }
  }

  private void connectIfPossible(ApplicationSnapshot report) {
    if (report.master().isEmpty() || report.isTerminal() || link != null || closed) {
      return;
    }
    if (report.attempt() != attempt) {
      attempt = report.attempt();
      tries = 0;
      everConnected = false;
    }
    if (tries < TRIES) {
      tries++;
      link = new ControlLink(report.master().get(), name, secret, events);
      link.start();
    }
  }

  /** Whether it is certain that the master's own words will not come. */
  synchronized boolean isUnavailable() {
    return unavailable;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (link != null) {
      link.close();
    }
  }
}
