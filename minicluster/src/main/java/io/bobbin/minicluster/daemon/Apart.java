package io.bobbin.minicluster.daemon;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a {@link Node} with classes of its own, as if it had a JVM of its own.
 *
 * <p>Daemons keep much in static fields: with the same classes, all web pages of a JVM were those
 * of the daemon that started last, as Guice has one pipeline.
 */
final class Apart {

  private Apart() {}

  static AutoCloseable start(Map<String, String> configuration) throws IOException {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader loader =
        new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    // Hadoop finds classes and resources by name in the thread's loader.
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return (AutoCloseable)
          loader
              .loadClass(Node.class.getName())
              .getConstructor(Map.class)
              .newInstance(configuration);
    } catch (ReflectiveOperationException e) {
      throw new IOException("a node manager cannot start", e);
    }
  }
}
