package io.bobbin.client.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Finds out whether there is a Hadoop server at an address at all. The thread of such a server that
 * reads answers an HTTP request with a few words (Hadoop's {@code ipc.Server}), before it looks at
 * who asks and without waiting for a handler, so that a busy server is told from one that is not
 * there.
 */
final class Greeting {
  private static final byte[] WORDS = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Greeting() {}

  /**
   * Waits for any answer.
   *
   * @param address not resolved yet
   * @throws SocketTimeoutException if nothing came in time
   * @throws IOException if it is certain at once that there is no server
   */
  static void exchange(InetSocketAddress address, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()),
          Math.toIntExact(limit.toMillis()));
      socket.getOutputStream().write(WORDS);
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      socket.setSoTimeout((int) Math.max(1, left));
      if (socket.getInputStream().read() < 0) {
        throw new IOException("The server says nothing");
      }
    }
  }
}
