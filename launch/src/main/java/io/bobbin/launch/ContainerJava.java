package io.bobbin.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Which Java runtime containers run. */
public enum ContainerJava {
  /** The one in the bundle, with the start-up archive that was made by it. */
  BUNDLED,

  /** The one that the node's {@code JAVA_HOME} names, which YARN puts in. */
  NODE;

  /** What the configuration asks for; who names a Java runtime of the nodes wants that one. */
  public static ContainerJava configured(Map<String, String> configuration) {
    boolean namesNodes =
        configuration.containsKey("env.java.home")
            && !configuration.containsKey(Settings.JAVA.key());
    return namesNodes ? NODE : Settings.JAVA.get(configuration);
  }

  /** The words that a container's command starts with. */
  public List<String> command() {
    String arguments = "@" + ContainerLayout.CONTAINER_ARGUMENTS;
    return switch (this) {
      case BUNDLED ->
          List.of(
              ContainerLayout.BUNDLE + "/java/bin/java",
              "@" + ContainerLayout.JAVA_ARGUMENTS,
              arguments);
      case NODE -> List.of("{{JAVA_HOME}}/bin/java", arguments);
    };
  }

  /**
   * Whether a bundle holds a Java runtime: not if it was built by a JDK that cannot link one.
   *
   * @param bundle the unpacked bundle, or the directory that it was made of
   */
  public static boolean isIn(Path bundle) {
    return Files.exists(bundle.resolve("java/release"));
  }

  /**
   * What is configured, as far as it is possible.
   *
   * @param bundle as in {@link #isIn}
   */
  public static ContainerJava of(ContainerJava configured, Path bundle) {
    return isIn(bundle) ? configured : NODE;
  }

  /** This process's Java in words for its log. */
  public static String describeThisOne() {
    boolean shares = System.getProperty("java.vm.info", "").contains("sharing");
    return "Java "
        + Runtime.version()
        + " of "
        + System.getProperty("java.home")
        + (shares ? " with" : " without")
        + " a start-up archive";
  }
}
