package io.bobbin.bundle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** The containers' Java runtime, linked from the JDK that runs the build. */
final class JavaRuntime {
  /**
   * All of Java SE, since programs may use it, and what libraries and operators use of the JDK
   * besides: no compiler and none of its other tools for developers.
   */
  private static final List<String> MODULES =
      List.of(
          "java.se",
          "jdk.accessibility",
          "jdk.attach",
          "jdk.charsets",
          "jdk.crypto.cryptoki",
          "jdk.crypto.ec",
          "jdk.dynalink",
          "jdk.httpserver",
          "jdk.jcmd",
          "jdk.jdwp.agent",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.management.agent",
          "jdk.management.jfr",
          "jdk.naming.dns",
          "jdk.naming.rmi",
          "jdk.net",
          "jdk.nio.mapmode",
          "jdk.sctp",
          "jdk.security.auth",
          "jdk.security.jgss",
          "jdk.unsupported",
          "jdk.xml.dom",
          "jdk.zipfs");

  private final Path directory;

  /**
   * @param directory where it is to be
   */
  JavaRuntime(Path directory) {
    this.directory = directory;
  }

  /** Its {@code JAVA_HOME}. */
  Path home() {
    return directory;
  }

  /** What it is made of: equal words make an equal runtime. */
  String recipe() {
    return String.join(" ", arguments())
        + " from "
        + System.getProperty("java.home")
        + " "
        + System.getProperty("java.vm.version")
        + " of "
        + System.getProperty("java.vendor");
  }

  /**
   * Links it.
   *
   * @return why that is impossible; empty if it is done
   */
  Optional<String> link() throws IOException {
    Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
    if (jlink.isEmpty()) {
      return Optional.of(System.getProperty("java.home") + " has no jlink");
    }
    Files.createDirectories(directory.getParent());
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exitCode = jlink.get().run(out, out, arguments().toArray(String[]::new));
    return exitCode == 0 ? Optional.empty() : Optional.of("jlink says: " + said.toString().strip());
  }

  /** The newest of them go by other names for the same. */
  private List<String> arguments() {
    String modules =
        MODULES.stream()
            .filter(module -> ModuleFinder.ofSystem().find(module).isPresent())
            .collect(Collectors.joining(","));
    return List.of(
        "--add-modules",
        modules,
        "--no-man-pages",
        "--no-header-files",
        "--compress",
        Runtime.version().feature() >= 21 ? "zip-6" : "2",
        "--output",
        directory.toString());
  }
}
