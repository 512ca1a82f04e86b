package io.bobbin.client.submit;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.check.ClassPathUrls;
import io.bobbin.client.check.FileSearch;
import io.bobbin.client.check.FurtherJars;
import io.bobbin.client.check.JarCheck;
import io.bobbin.client.check.JarSource;
import io.bobbin.client.check.OptionalPart;
import io.bobbin.client.check.PathList;
import io.bobbin.client.check.ShippedFile;
import io.bobbin.client.check.ShippedFilesSearch;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Finds the files that a request and its configuration name, and the class to run in them. */
final class UserFilesSearch {
  private final Configuration hadoop;
  private final Path home;

  /**
   * @param home the installation, for its directories {@code usrlib} and {@code opt}
   */
  UserFilesSearch(Configuration hadoop, Path home) {
    this.hadoop = hadoop;
    this.home = home;
  }

  /** A place outside of this machine that has to be looked at, if there is one. */
  Optional<URI> remotePlace(LaunchRequest request) {
    Map<String, String> configuration = request.configuration();
    return Stream.of(
            request.work().jars().stream(),
            FurtherJars.listed(configuration).stream(),
            PathList.of(configuration, Settings.SHIP_FILES.key()).stream().map(JarSource::of),
            PathList.of(configuration, Settings.SHIP_ARCHIVES.key()).stream().map(JarSource::of))
        .flatMap(sources -> sources)
        .filter(source -> source instanceof JarSource.Remote)
        .map(JarSource::url)
        .findFirst()
        .or(() -> FurtherJars.provided(configuration, hadoop));
  }

  /**
   * Finds them.
   *
   * @throws BobbinException if one is not there or not what it must be
   */
  UserFiles find(LaunchRequest request) throws IOException {
    Map<String, String> configuration = request.configuration();
    ClassPathUrls.check(configuration);
    List<ShippedFile> shipped = new ShippedFilesSearch(new FileSearch(hadoop)).find(configuration);
    if (request.work() instanceof WorkRequest.Program program) {
      return program(program, configuration, shipped);
    }
    List<JarSource> jars = request.work().jars();
    requireJars(jars);
    return new UserFiles(Optional.empty(), Optional.empty(), jars, shipped, Optional.empty());
  }

  private UserFiles program(
      WorkRequest.Program program, Map<String, String> configuration, List<ShippedFile> shipped)
      throws IOException {
    List<JarSource> listed = FurtherJars.listed(configuration);
    // Flink's own clients name the program's jar by this key alone.
    Optional<JarSource> jar =
        program
            .jar()
            .or(
                () ->
                    program.mainClass().isEmpty() ? listed.stream().findFirst() : Optional.empty());
    List<JarSource> libraries = new ArrayList<>(listed);
    libraries.addAll(new FurtherJars(hadoop, home).usrlib(configuration));
    libraries = withoutRepetitions(libraries, jar);
    requireJars(libraries);
    String mainClass = mainClass(program, jar, libraries, shipped, configuration);
    return new UserFiles(
        Optional.of(mainClass),
        jar,
        libraries,
        shipped,
        new OptionalPart(home).find(mainClass, configuration));
  }

  private static List<JarSource> withoutRepetitions(
      List<JarSource> libraries, Optional<JarSource> jar) {
    List<URI> seen = new ArrayList<>(jar.map(JarSource::url).stream().toList());
    List<JarSource> different = new ArrayList<>();
    for (JarSource library : libraries) {
      if (!seen.contains(library.url())) {
        seen.add(library.url());
        different.add(library);
      }
    }
    return different;
  }

  private String mainClass(
      WorkRequest.Program program,
      Optional<JarSource> jar,
      List<JarSource> libraries,
      List<ShippedFile> shipped,
      Map<String, String> configuration)
      throws IOException {
    List<JarSource> others = new ArrayList<>(libraries);
    shipped.stream().filter(ShippedFile::isJar).map(ShippedFile::jar).forEach(others::add);
    Optional<String> named = program.mainClass();
    if (jar.isPresent() && (named.isEmpty() || !isElsewhere(named.get(), others, configuration))) {
      return JarCheck.mainClass(jar.get().open(hadoop), jar.get().name(), named);
    }
    requireJars(jar.stream().toList());
    String mainClass =
        named.orElseThrow(
            () ->
                new BobbinException(
                    ExitCode.USAGE,
                    "Neither a jar nor a class is named. Name a jar, or with -c a class that is in"
                        + " one of the application's jars."));
    if (isElsewhere(mainClass, others, configuration)) {
      return mainClass;
    }
    List<String> names = others.stream().map(JarSource::name).toList();
    throw new BobbinException(
        ExitCode.USAGE,
        "There is no class "
            + mainClass
            + " in the bundle"
            + (names.isEmpty() ? "" : " or in " + String.join(", ", names))
            + ". Name the jar that has it, or put it into usrlib, pipeline.jars or "
            + Settings.SHIP_FILES.key()
            + ".");
  }

  /** Whether containers have a class that is not in the program's own jar. */
  private boolean isElsewhere(
      String mainClass, List<JarSource> jars, Map<String, String> configuration)
      throws IOException {
    return OptionalPart.isOf(mainClass)
        || isInBundle(mainClass)
        // What is there is known on the nodes alone.
        || !PathList.of(configuration, ClassPathUrls.KEY).isEmpty()
        || hasClass(jars, mainClass);
  }

  /** The client's own class path has all jars of the bundle. */
  private static boolean isInBundle(String mainClass) {
    return UserFilesSearch.class
            .getClassLoader()
            .getResource(mainClass.replace('.', '/') + ".class")
        != null;
  }

  private boolean hasClass(List<JarSource> jars, String mainClass) throws IOException {
    for (JarSource jar : jars) {
      if (JarCheck.hasClass(jar.open(hadoop), jar.name(), mainClass)) {
        return true;
      }
    }
    return false;
  }

  private void requireJars(List<JarSource> jars) throws IOException {
    for (JarSource jar : jars) {
      JarCheck.requireJar(jar.open(hadoop), jar.name());
    }
  }
}
