package io.bobbin.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the home directory: the jars, the plugins, the JVM argument files, the configuration and
 * the bundle.
 */
public final class BundleBuild {
  private static final List<String> BUNDLE_PARTS =
      List.of(
          "LICENSE",
          "NOTICE",
          "container.args",
          "java",
          "java.args",
          "lib",
          "plugins",
          "start-up.jsa");

  /**
   * A method is compiled by C2 after thirty times as many calls as Java would have it, by C1 after
   * five times as many. What is called that often in a job is called so within its first seconds;
   * what only a start calls is no longer compiled, and that was a third of a start's CPU time.
   * docs/performance.md has the figures, and those of long jobs.
   */
  private static final List<String> LATER_COMPILATION =
      List.of(
          "-XX:Tier3InvocationThreshold=1000",
          "-XX:Tier3MinInvocationThreshold=500",
          "-XX:Tier3CompileThreshold=10000",
          "-XX:Tier4InvocationThreshold=150000",
          "-XX:Tier4MinInvocationThreshold=18000",
          "-XX:Tier4CompileThreshold=450000",
          "-XX:Tier4BackEdgeThreshold=1200000");

  private final Path root;
  private final FileTime time;
  private final HomeDirectory home;

  private BundleBuild(Path root, Instant time) {
    this.root = root;
    this.time = FileTime.from(time);
    this.home = new HomeDirectory(root, this.time);
  }

  /**
   * Builds everything anew, as far as it changed.
   *
   * @param args the home directory; a file that holds the class path; the directory of the plugins'
   *     directories; the RPC system's jar; that of Flink's optional jars; the project's root; the
   *     JVM's module options, separated by spaces; the time of the bundle's entries, as in ISO 8601
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 8) {
      throw new IllegalArgumentException(
          "Expected: HOME CLASS_PATH_FILE PLUGINS RPC_SYSTEM OPTIONAL PROJECT MODULE_OPTIONS TIME");
    }
    Instant time = Instant.parse(args[7]);
    BundleBuild build = new BundleBuild(Path.of(args[0]), time);
    List<Path> released =
        Stream.of(Files.readString(Path.of(args[1])).strip().split(File.pathSeparator))
            .map(Path::of)
            .toList();
    List<Path> jars = new ArrayList<>(released);
    jars.add(build.made(RpcSystemJar.NAME, new RpcSystemJar(Path.of(args[3]), build.time).bytes()));
    jars.add(build.made(HadoopDefaults.NAME, new HadoopDefaults(released, build.time).bytes()));
    build.putParts(jars, Path.of(args[2]), Path.of(args[4]), Path.of(args[5]));
    List<String> moduleOptions = List.of(args[6].strip().split("\\s+"));
    ClassPath classPath =
        new ClassPath(jars.stream().map(jar -> jar.getFileName().toString()).toList());
    build.putArguments(classPath, moduleOptions);
    new JavaParts(build.root, build.root.resolveSibling("java-parts"))
        .put(moduleOptions, classPath);
    build.report(new BundleTar(time).write(build.root, BUNDLE_PARTS, build.root.resolve("bundle")));
  }

  private Path made(String name, byte[] content) throws IOException {
    Files.createDirectories(root.toAbsolutePath().getParent());
    return Files.write(root.resolveSibling(name), content);
  }

  private void putParts(List<Path> jars, Path plugins, Path optional, Path project)
      throws IOException {
    home.putFiles("lib", jars);
    home.putTree("plugins", plugins);
    // Not in the bundle: the client ships what an application asks for.
    home.putTree("opt", optional);
    FlinkJar flink = new FlinkJar(jars, time);
    home.putBytes("flink", flink.name(), flink.bytes());
    home.putTree("conf", project.resolve("conf"));
    home.putFile(project.resolve("LICENSE"));
    home.putFile(project.resolve("NOTICE"));
    Notice.read(project.resolve("NOTICE")).check(foreignJars());
  }

  private List<String> foreignJars() throws IOException {
    List<String> names = new ArrayList<>();
    for (String part : List.of("lib", "opt", "plugins")) {
      try (Stream<Path> files = Files.walk(root.resolve(part))) {
        files.map(path -> path.getFileName().toString()).forEach(names::add);
      }
    }
    names.removeIf(name -> !name.endsWith(".jar") || name.startsWith("bobbin-"));
    return names;
  }

  private void putArguments(ClassPath classPath, List<String> moduleOptions) throws IOException {
    List<String> options = new ArrayList<>(moduleOptions);
    options.addAll(LATER_COMPILATION);
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-cp", classPath.container()));
    home.putText("container.args", new ArgumentFile(arguments).text());
    home.putText("container.classpath", String.join("\n", classPath.fixed()) + "\n");
    home.putText("client.args", new ArgumentFile(options).text());
    home.putText("client.classpath", String.join("\n", classPath.client()) + "\n");
  }

  private void report(Path tar) throws IOException {
    List<String> sizes = new ArrayList<>();
    for (String part : List.of("lib", "plugins", "java", "start-up.jsa")) {
      sizes.add(String.format(Locale.ROOT, "%s %.1f MB", part, megabytes(root.resolve(part))));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f MB (%s)%n",
        tar.getFileName(),
        megabytes(tar),
        String.join(", ", sizes));
  }

  private static double megabytes(Path path) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum() / 1e6;
    }
  }
}
