package io.bobbin.am.control;

import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlSecret;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Listens on a port of its own for workers and clients that know the application's secret. One
 * thread serves them all and owns the maps below; public methods may be called from any.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write fails only if the connection ends.
public final class ControlServer implements AutoCloseable {
  private static final long PING_MILLIS = 1_000;

  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("control-server", true), NioIoHandler.newFactory());

  private final ControlSecret secret;
  private final int epoch;
  private final Map<String, Channel> workers = new HashMap<>();
  private final Set<Channel> clients = new HashSet<>();
  private final List<CompletableFuture<Void>> waitingForClients = new ArrayList<>();
  private boolean clientSeen;

  /** What a client that connects late must be told, by what it is about. */
  private final Map<String, ControlMessage> news = new LinkedHashMap<>();

  private ControlEvents events;
  private Channel listening;
  private volatile boolean certain = true;

  /**
   * @param epoch the application attempt that this master is
   */
  public ControlServer(ControlSecret secret, int epoch) {
    this.secret = secret;
    this.epoch = epoch;
  }

  /**
   * Opens the port on all interfaces; connections wait until {@link #serve}.
   *
   * @throws InterruptedException if interrupted meanwhile
   */
  public void open() throws InterruptedException {
    listening =
        new ServerBootstrap()
            .group(thread)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    ControlPeer.install(channel, secret, ControlServer.this, events);
                  }
                })
            .bind(0)
            .sync()
            .channel();
  }

  /** The port, once it is open. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Serves connections from now on. */
  public void serve(ControlEvents toEvents) {
    thread.execute(
        () -> {
          events = toEvents;
          listening.config().setAutoRead(true);
          thread.scheduleAtFixedRate(this::ping, PING_MILLIS, PING_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  /**
   * Whether this master knows that it is still the application's. Workers that hear that it does
   * not look for another.
   */
  public void setCertain(boolean newCertain) {
    certain = newCertain;
  }

  /** Tells a worker something, if it is connected. */
  public void send(String worker, ControlMessage message) {
    run(
        () -> {
          Channel channel = workers.get(worker);
          if (channel != null) {
            channel.writeAndFlush(message);
          }
        });
  }

  /** Tells all clients something, those that connect later too. */
  public void announce(ControlMessage message) {
    run(
        () -> {
          String subject =
              message instanceof JobChanged job ? job.jobId() : message.getClass().getName();
          news.put(subject, message);
          clients.forEach(client -> client.writeAndFlush(message));
        });
  }

  /**
   * Completed when no client is connected.
   *
   * @param expected whether one is to come that may not have been here yet
   */
  public CompletableFuture<Void> clientsLeft(boolean expected) {
    CompletableFuture<Void> left = new CompletableFuture<>();
    run(
        () -> {
          if (clients.isEmpty() && (clientSeen || !expected)) {
            left.complete(null);
          } else {
            waitingForClients.add(left);
          }
        });
    return left;
  }

  /** Ends all connections, after everything that was to be said has been. */
  @Override
  public void close() {
    if (thread.isShuttingDown()) {
      return;
    }
    // Behind what was to be said; Netty's shutdown alone drops tasks and may leave sockets open.
    thread.submit(this::closeConnections).awaitUninterruptibly(1, TimeUnit.SECONDS);
    thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed: nobody is there to be told.
    }
  }

  private void closeConnections() {
    listening.close();
    List.copyOf(workers.values()).forEach(Channel::close);
    List.copyOf(clients).forEach(Channel::close);
  }

  private void ping() {
    Ping ping = new Ping(certain);
    workers.values().forEach(channel -> channel.writeAndFlush(ping));
  }

  // Called by the peers, on the server's thread.

  int epoch() {
    return epoch;
  }

  void workerConnected(String worker, Channel channel) {
    Channel former = workers.put(worker, channel);
    if (former != null) {
      former.close();
    }
    channel
        .closeFuture()
        .addListener(
            closed -> {
              if (workers.remove(worker, channel)) {
                events.disconnected(worker);
              }
            });
  }

  void clientConnected(Channel channel) {
    clients.add(channel);
    clientSeen = true;
    news.values().forEach(channel::write);
    channel.flush();
    channel.closeFuture().addListener(closed -> clientLeft(channel));
  }

  private void clientLeft(Channel channel) {
    clients.remove(channel);
    if (clients.isEmpty()) {
      waitingForClients.forEach(waiting -> waiting.complete(null));
      waitingForClients.clear();
    }
  }
}
