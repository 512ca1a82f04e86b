package io.bobbin.client.submit;

import io.bobbin.client.check.JarSource;
import io.bobbin.client.check.ShippedFile;
import io.bobbin.launch.ContainerLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the user's that an application is made of, all of them there.
 *
 * @param mainClass of the program, if there is one
 * @param programJar the jar that is the program; empty if its class is elsewhere
 * @param libraries further jars with classes of the user's, in the order of their search
 * @param shipped what else masters and workers get
 * @param optionalPart a jar of Flink's that only such a program needs
 */
record UserFiles(
    Optional<String> mainClass,
    Optional<JarSource> programJar,
    List<JarSource> libraries,
    List<ShippedFile> shipped,
    Optional<Path> optionalPart) {
  /** What the program's jar is called in the containers, whatever the user calls it. */
  private static final String PROGRAM = "program.jar";

  /** A NodeManager writes names into a shell script, and a class path is separated by colons. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+-]+");

  UserFiles {
    libraries = List.copyOf(libraries);
    shipped = List.copyOf(shipped);
  }

  /** All jars with classes of the user's, by where containers have them, the program's first. */
  Map<String, JarSource> jarsByLink() {
    Map<String, JarSource> byLink = new LinkedHashMap<>();
    programJar.ifPresent(jar -> byLink.put(ContainerLayout.USER_JARS + "/" + PROGRAM, jar));
    for (JarSource library : libraries) {
      String name = ContainerLayout.USER_JARS + "/" + library.name();
      boolean usable = PLAIN.matcher(library.name()).matches() && !byLink.containsKey(name);
      byLink.put(
          usable ? name : ContainerLayout.USER_JARS + "/program-" + byLink.size() + ".jar",
          library);
    }
    return byLink;
  }

  /** Those local files that are kept on the cluster by their content. */
  Stream<Path> keptByContent() {
    Stream<Path> jars =
        Stream.concat(programJar.stream(), libraries.stream())
            .filter(source -> source instanceof JarSource.Local)
            .map(source -> ((JarSource.Local) source).path());
    Stream<Path> others =
        shipped.stream()
            .filter(file -> file.isLocal() && (file.isJar() || file.archive()))
            .map(file -> Path.of(file.source()));
    return Stream.of(jars, others, optionalPart.stream()).flatMap(paths -> paths);
  }
}
