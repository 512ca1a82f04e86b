package io.bobbin.minicluster.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.net.NetUtils;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A single ZooKeeper server. */
final class ZooKeeper implements AutoCloseable {

  /** ZooKeeper's usual unit; sessions last 2 to 20 of it. */
  private static final int TICK_MILLISECONDS = 2_000;

  private static final int UNLIMITED = 0;

  private final ServerCnxnFactory connections;

  private ZooKeeper(ServerCnxnFactory connections) {
    this.connections = connections;
  }

  /** Listens on {@code host:port}. */
  static ZooKeeper start(Path data, String address) throws IOException, InterruptedException {
    Files.createDirectories(data);
    InetSocketAddress bound = NetUtils.createSocketAddr(address);
    ServerCnxnFactory connections = ServerCnxnFactory.createFactory(bound, UNLIMITED);
    connections.startup(new ZooKeeperServer(data.toFile(), data.toFile(), TICK_MILLISECONDS));
    return new ZooKeeper(connections);
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
