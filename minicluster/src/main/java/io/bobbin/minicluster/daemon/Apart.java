package io.bobbin.minicluster.daemon;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * Starts a {@link Node} with Hadoop classes of its own, as if it had a JVM of its own.
 *
 * <p>Daemons keep much in static fields: with the same classes, all web pages of a JVM were those
 * of the daemon that started last, as Guice has one pipeline. Other libraries are shared; loading
 * them once for each node would double the time that a cluster takes to start.
 */
final class Apart extends URLClassLoader {

  private Apart(URL[] classPath, ClassLoader shared) {
    super(classPath, shared);
  }

  static AutoCloseable start(Map<String, String> configuration) throws IOException {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    URL[] classPath = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      classPath[i] = url(entries[i]);
    }
    Apart loader = new Apart(classPath, Apart.class.getClassLoader());
    // Hadoop finds classes by name in the thread's loader.
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

  private static URL url(String entry) throws MalformedURLException {
    return Path.of(entry).toUri().toURL();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOwn(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  private static boolean isOwn(String name) {
    return (name.startsWith("org.apache.hadoop.")
            && !name.startsWith("org.apache.hadoop.thirdparty."))
        || name.startsWith("com.google.inject.")
        || name.startsWith("io.bobbin.");
  }

  /** Resources are those of the parent, which has the same class path. */
  @Override
  public URL findResource(String name) {
    return null;
  }

  @Override
  public Enumeration<URL> findResources(String name) {
    return Collections.emptyEnumeration();
  }

  static {
    registerAsParallelCapable();
  }
}
