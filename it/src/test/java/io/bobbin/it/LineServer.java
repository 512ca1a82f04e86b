package io.bobbin.it;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A socket from which one program reads lines. */
final class LineServer implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final ServerSocket server;
  private Optional<Socket> reader = Optional.empty();

  LineServer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setSoTimeout(Math.toIntExact(LONG.toMillis()));
  }

  String host() {
    return server.getInetAddress().getHostAddress();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits for the program if it does not read yet. */
  void send(String... lines) throws IOException {
    if (reader.isEmpty()) {
      reader = Optional.of(server.accept());
    }
    PrintWriter writer =
        new PrintWriter(reader.get().getOutputStream(), false, StandardCharsets.UTF_8);
    for (String line : lines) {
      writer.print(line + "\n");
    }
    if (writer.checkError()) {
      throw new IOException("The program no longer reads.");
    }
  }

  /** There are no more lines. */
  void end() throws IOException {
    if (reader.isPresent()) {
      reader.get().close();
    }
  }

  @Override
  public void close() throws IOException {
    end();
    server.close();
  }
}
