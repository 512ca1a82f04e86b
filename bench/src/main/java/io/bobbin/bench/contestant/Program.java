package io.bobbin.bench.contestant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Flink system is to run.
 *
 * @param settings as {@code key=value}
 * @param options of {@code run}, such as {@code -p 4} or {@code -c CLASS}
 * @param arguments of its {@code main()}
 */
public record Program(
    Path jar, List<String> settings, List<String> options, List<String> arguments) {

  public static Program of(Path jar) {
    return new Program(jar, List.of(), List.of(), List.of());
  }

  public Program with(String setting) {
    return with(List.of(setting));
  }

  public Program with(List<String> added) {
    List<String> more = new ArrayList<>(settings);
    more.addAll(added);
    return new Program(jar, more, options, arguments);
  }

  public Program parallelism(int parallelism) {
    return withOption("-p", Integer.toString(parallelism));
  }

  public Program mainClass(String name, String... arguments) {
    return new Program(jar, settings, withOption("-c", name).options, List.of(arguments));
  }

  public Program detached() {
    return withOption("-d");
  }

  private Program withOption(String... option) {
    List<String> more = new ArrayList<>(options);
    more.addAll(List.of(option));
    return new Program(jar, settings, more, arguments);
  }

  /** The end of a command line of {@code run}. */
  List<String> line() {
    List<String> line = new ArrayList<>(options);
    settings.forEach(setting -> line.add("-D" + setting));
    line.add(jar.toString());
    line.addAll(arguments);
    return line;
  }
}
