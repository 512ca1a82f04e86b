package io.bobbin.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with all that is said about it, however it is submitted.
 *
 * @param options of the command that submits it
 * @param arguments of its main()
 */
record Program(Path jar, List<String> options, List<String> arguments) {
  /** One of Flink's examples, as released. */
  static Program example(String name) {
    return new Program(Path.of("target", name + ".jar").toAbsolutePath(), List.of(), List.of());
  }

  /** One of module {@code programs}. */
  static Program own(String mainClass) {
    return in(BobbinCommand.programs(), mainClass);
  }

  /** One of module {@code scala-programs}. */
  static Program inScala(String mainClass) {
    return in(BobbinCommand.file("scala-programs/target/scala-programs.jar"), mainClass);
  }

  private static Program in(Path jar, String mainClass) {
    return new Program(jar, List.of("-c", "io.bobbin.programs." + mainClass), List.of());
  }

  Program with(String... moreOptions) {
    return new Program(jar, joined(options, moreOptions), arguments);
  }

  Program arguments(Object... moreArguments) {
    String[] texts = new String[moreArguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = moreArguments[i].toString();
    }
    return new Program(jar, options, joined(arguments, texts));
  }

  private static List<String> joined(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
