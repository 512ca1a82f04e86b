package io.bobbin.client.watch;

import io.bobbin.client.watch.WatchEvent.Connected;
import io.bobbin.client.watch.WatchEvent.Disconnected;
import io.bobbin.client.watch.WatchEvent.Said;
import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One connection to the application master, listened to in a thread of its own. Its last event is
 * always {@link Disconnected}.
 */
final class ControlLink implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final InetSocketAddress address;
  private final String name;
  private final ControlSecret secret;
  private final Consumer<WatchEvent> events;
  private volatile ControlConnection connection;

  ControlLink(
      InetSocketAddress address, String name, ControlSecret secret, Consumer<WatchEvent> events) {
    this.address = address;
    this.name = name;
    this.secret = secret;
    this.events = events;
  }

  void start() {
    Thread thread = new Thread(this::listen, "Control connection");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    boolean established = false;
    try (ControlConnection opened =
        ControlConnection.open(
            new InetSocketAddress(address.getHostString(), address.getPort()),
            Role.CLIENT,
            name,
            secret,
            TIMEOUT)) {
      connection = opened;
      established = true;
      events.accept(new Connected());
      while (true) {
        events.accept(new Said(opened.receive()));
      }
    } catch (IOException e) {
      events.accept(new Disconnected(established, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void close() {
    ControlConnection open = connection;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
