package io.bobbin.taskexecutor.engine;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;

/**
 * Starts an RPC service that nobody uses, and stops it: half of the time that the first one takes
 * in a JVM is spent on what every later one finds done. Runs beside what a process does before it
 * can start its own.
 */
public final class RpcWarmUp implements Runnable {
  /** Starts the warm-up on a thread of its own. */
  public static void start() {
    Thread thread = new Thread(new RpcWarmUp(), "rpc-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    Configuration configuration = new Configuration();
    try {
      RpcSystem.load(configuration).localServiceBuilder(configuration).createAndStart().closeAsync();
    } catch (Exception e) {
      // Whoever starts the real one will say what is wrong.
      return;
    }
  }
}
