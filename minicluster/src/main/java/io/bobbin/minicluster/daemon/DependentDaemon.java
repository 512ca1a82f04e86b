package io.bobbin.minicluster.daemon;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The process of one daemon: {@code DependentDaemon CLASS ARGUMENT...} runs that main class, and
 * ends at the end of its standard input, so that the daemon does not outlive whoever started it.
 */
public final class DependentDaemon {

  private DependentDaemon() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread watch = new Thread(DependentDaemon::endWithInput, "until-input-ends");
    watch.setDaemon(true);
    watch.start();
    Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
    main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // That is an end, too.
    }
    Runtime.getRuntime().halt(1);
  }
}
