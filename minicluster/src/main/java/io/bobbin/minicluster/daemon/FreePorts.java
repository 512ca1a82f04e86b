package io.bobbin.minicluster.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ports that nobody listens on, each given out once.
 *
 * <p>They are fixed before a daemon binds them, so that a daemon that is started again keeps its
 * address. They lie below the range from which Linux takes ports for outgoing connections: what was
 * free a moment ago stays free, unless another server happens to choose the same.
 */
final class FreePorts {

  private static final int LOWEST = 10_000;
  private static final int BEYOND_HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private final RandomGenerator random;
  private final Set<Integer> given = new HashSet<>();

  FreePorts(RandomGenerator random) {
    this.random = random;
  }

  /** {@code localhost:port}. */
  String address() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = random.nextInt(LOWEST, BEYOND_HIGHEST);
      if (isFree(port) && given.add(port)) {
        return "localhost:" + port;
      }
    }
    throw new IOException("no free port from " + LOWEST + " to " + (BEYOND_HIGHEST - 1));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
