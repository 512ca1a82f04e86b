package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.ContainerLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Decides whether the user's files can be put into containers beside what is there anyway. */
public final class ShippedFilesCheck {
  /** The first parts of paths that are ours or YARN's in a container. */
  private static final Set<String> TAKEN =
      new TreeSet<>(
          Set.of(
              ContainerLayout.BUNDLE,
              ContainerLayout.LAUNCH_JAR,
              ContainerLayout.USER_JARS,
              ContainerLayout.JOB_PLAN,
              ContainerLayout.OPTIONAL_PARTS,
              "container_tokens",
              "default_container_executor.sh",
              "default_container_executor_session.sh",
              "launch_container.sh",
              "tmp"));

  /** A NodeManager writes names into a shell script; ':' separates the parts of a class path. */
  private static final String UNFIT = "\"$`\\:|";

  private ShippedFilesCheck() {}

  /**
   * Checks all of them.
   *
   * @throws BobbinException if one cannot be put into containers
   */
  public static void check(List<ShippedFile> files) {
    Map<String, ShippedFile> byLink = new HashMap<>();
    for (ShippedFile file : files) {
      checkName(file);
      if (file.archive() && ArchiveKind.of(file.name()).isEmpty()) {
        throw usage(
            file.source()
                + " is not an archive that YARN unpacks: its name must end with "
                + String.join(", ", ArchiveKind.ENDINGS)
                + ". Send other files with yarn.ship-files.");
      }
      ShippedFile other = byLink.putIfAbsent(file.link(), file);
      if (other != null) {
        throw usage(
            "Two files would be "
                + file.link()
                + " in the containers: "
                + other.source()
                + " and "
                + file.source()
                + ". Rename one, or put it into another directory.");
      }
    }
    checkDirectories(files, byLink);
  }

  private static void checkName(ShippedFile file) {
    if (file.link().chars().anyMatch(c -> c < ' ' || UNFIT.indexOf(c) >= 0)) {
      throw usage(
          "The name of "
              + file.source()
              + " has a control character or one of "
              + String.join(" ", UNFIT.split(""))
              + ", which containers' files cannot have. Rename it.");
    }
    String first = file.link().split("/", 2)[0];
    if (TAKEN.contains(first)) {
      throw usage(
          file.source()
              + " would be "
              + file.link()
              + " in the containers, but these names are taken: "
              + String.join(", ", TAKEN)
              + ". Rename it"
              + (first.equals(ContainerLayout.USER_JARS)
                  ? "; further jars of programs belong into usrlib of the installation or into"
                      + " pipeline.jars."
                  : "."));
    }
    if (file.name().startsWith("flink-dist") && file.name().endsWith(".jar")) {
      throw usage(
          file.source()
              + " is Flink itself, which the bundle has. Remove it from what is shipped.");
    }
  }

  /** What is a file or an unpacked archive cannot be a directory of other files, too. */
  private static void checkDirectories(List<ShippedFile> files, Map<String, ShippedFile> byLink) {
    for (ShippedFile file : files) {
      for (int slash = file.link().indexOf('/');
          slash >= 0;
          slash = file.link().indexOf('/', slash + 1)) {
        ShippedFile other = byLink.get(file.link().substring(0, slash));
        if (other != null) {
          throw usage(
              file.source()
                  + " would be "
                  + file.link()
                  + " in the containers, where "
                  + other.source()
                  + " is "
                  + other.link()
                  + ". Rename one.");
        }
      }
    }
  }

  private static BobbinException usage(String message) {
    return new BobbinException(ExitCode.USAGE, message);
  }
}
