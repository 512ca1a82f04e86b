package io.bobbin.taskexecutor.engine;

import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;

/**
 * Loads Flink's RPC system from the class path, where its Scala and Pekko have names that no
 * program uses. Flink's own loader hides them by a class loader instead, for which it unpacks a jar
 * within a jar at every start, and whose classes no start-up archive can hold.
 */
public final class HiddenRpcSystemLoader implements RpcSystemLoader {
  /** Before Flink's own, whose priority is 0. */
  private static final int PRIORITY = -1;

  @Override
  public int getLoadPriority() {
    return PRIORITY;
  }

  /**
   * @throws RpcLoaderException if the class path has none
   */
  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    return ServiceLoader.load(RpcSystem.class, RpcSystem.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new RpcLoaderException("The class path has no RPC system of Flink's"));
  }
}
