package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.ContainerLayout;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.classloading.SubmoduleClassLoader;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;

/**
 * Loads Flink's RPC system from the bundle, in every container. Flink's own loader has it as a jar
 * within a jar, which each process would have to unpack first. Scala and Pekko stay out of
 * programs' sight in the same way, by a class loader of their own.
 */
public final class BundledRpcSystemLoader implements RpcSystemLoader {
  /** Before Flink's own, whose priority is 0. */
  private static final int PRIORITY = -1;

  @Override
  public int getLoadPriority() {
    return PRIORITY;
  }

  /**
   * @throws RpcLoaderException if the working directory is not that of a container
   */
  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    Path jar = Path.of(ContainerLayout.RPC_SYSTEM).toAbsolutePath();
    if (!Files.exists(jar)) {
      throw new RpcLoaderException("There is no " + jar);
    }
    // It is open as long as the process runs: Flink's threads may load classes while it ends.
    SubmoduleClassLoader loader =
        new SubmoduleClassLoader(new URL[] {url(jar)}, RpcSystem.class.getClassLoader());
    return ServiceLoader.load(RpcSystem.class, loader).iterator().next();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Every path has a URL", e);
    }
  }
}
