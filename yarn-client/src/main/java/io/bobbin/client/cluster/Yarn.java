package io.bobbin.client.cluster;

import java.io.Closeable;
import java.time.Duration;
import org.apache.hadoop.yarn.client.api.YarnClient;

/**
 * A connection to YARN's ResourceManager. Calls fail with a {@link
 * io.bobbin.client.BobbinException} that names it if it does not answer.
 */
public final class Yarn implements Closeable {
  /** Something to ask the ResourceManager. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(YarnClient client) throws Exception;
  }

  private final YarnClient client;
  private final Daemon resourceManager;

  private Yarn(YarnClient client, Daemon resourceManager) {
    this.client = client;
    this.resourceManager = resourceManager;
  }

  /**
   * Prepares the connection; the first question makes it.
   *
   * @param timeout for one answer
   */
  public static Yarn connect(HadoopSite site, Duration timeout) {
    YarnClient client = YarnClient.createYarnClient();
    try {
      client.init(site.configuration());
      client.start();
    } catch (RuntimeException e) {
      throw Unreachable.translate("YARN's ResourceManager", e);
    }
    return new Yarn(client, Daemon.resourceManager(site, timeout));
  }

  /** Asks in a thread of its own; {@link BoundedCall#await} gives the answer. */
  public <T> BoundedCall<T> start(Question<T> question) {
    return resourceManager.start(() -> question.ask(client));
  }

  /** Asks and waits for the answer. */
  public <T> T ask(Question<T> question) {
    return start(question).await();
  }

  /** Asks without a limit of time, for what YARN's client itself waits for. */
  public <T> T askPatiently(Question<T> question) throws Exception {
    return question.ask(client);
  }

  @Override
  public void close() {
    client.stop();
  }
}
