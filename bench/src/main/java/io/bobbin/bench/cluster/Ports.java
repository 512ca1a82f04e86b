package io.bobbin.bench.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports of this machine that were free a moment ago, one for each server whose address clients are
 * configured with.
 */
record Ports(
    int nameNode,
    int nameNodeWeb,
    int dataNodeWeb,
    int resourceManager,
    int scheduler,
    int tracker,
    int admin,
    int resourceManagerWeb,
    int zooKeeper) {

  static Ports free() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 9; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int[] port = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      return new Ports(
          port[0], port[1], port[2], port[3], port[4], port[5], port[6], port[7], port[8]);
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
