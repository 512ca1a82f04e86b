package io.bobbin.client.cluster;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.hdfs.DFSUtilClient;
import org.apache.hadoop.hdfs.HAUtilClient;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * A daemon that is asked for something, with the time that it has for an answer. Where there is one
 * address only, an address at which nobody speaks at all is noticed earlier than that.
 */
public final class Daemon {
  /** How long a server may take for its first word. */
  private static final Duration FIRST_WORD = Duration.ofMillis(2_200);

  private final String name;
  private final Optional<InetSocketAddress> onlyAddress;
  private final Duration timeout;
  private final AtomicBoolean greeted = new AtomicBoolean();

  /**
   * @param name with the address, as the beginning of a sentence
   * @param onlyAddress not resolved; empty if there are several, or nobody knows
   * @param timeout for one answer
   */
  Daemon(String name, Optional<InetSocketAddress> onlyAddress, Duration timeout) {
    this.name = name;
    this.onlyAddress = onlyAddress;
    this.timeout = timeout;
  }

  /** YARN's ResourceManager, or all of them. */
  static Daemon resourceManager(HadoopSite site, Duration timeout) {
    return new Daemon(
        "YARN's ResourceManager at " + site.resourceManagerAddress(),
        HAUtil.isHAEnabled(site.configuration())
            ? Optional.empty()
            : Optional.of(
                unresolved(
                    site.configuration()
                        .getSocketAddr(
                            YarnConfiguration.RM_ADDRESS,
                            YarnConfiguration.DEFAULT_RM_ADDRESS,
                            YarnConfiguration.DEFAULT_RM_PORT))),
        timeout);
  }

  /** The file system of a URL. */
  public static Daemon fileSystem(HadoopSite site, URI url, Duration timeout) {
    boolean nameNode =
        "hdfs".equals(url.getScheme())
            && url.getHost() != null
            && !HAUtilClient.isLogicalUri(site.configuration(), url);
    return new Daemon(
        "The file system of " + url,
        nameNode ? Optional.of(unresolved(DFSUtilClient.getNNAddress(url))) : Optional.empty(),
        timeout);
  }

  private static InetSocketAddress unresolved(InetSocketAddress address) {
    return InetSocketAddress.createUnresolved(address.getHostString(), address.getPort());
  }

  /** Asks in a thread of its own; {@link BoundedCall#await} gives the answer. */
  public <T> BoundedCall<T> start(Callable<T> question) {
    BoundedCall<T> call = BoundedCall.start(name, timeout, question);
    if (greeted.compareAndSet(false, true)) {
      onlyAddress.ifPresent(address -> greet(address, call));
    }
    return call;
  }

  private void greet(InetSocketAddress address, BoundedCall<?> call) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Greeting.exchange(address, FIRST_WORD);
              } catch (SocketTimeoutException e) {
                call.giveUp(
                    new BobbinException(
                        ExitCode.UNREACHABLE, Unreachable.silent(name, FIRST_WORD), e));
              } catch (IOException e) {
                // The call meets the same, with its own words.
                return;
              }
            },
            "Greeting of " + name);
    thread.setDaemon(true);
    thread.start();
  }
}
