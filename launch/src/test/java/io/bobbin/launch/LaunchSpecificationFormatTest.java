package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSpecificationFormatTest {
  private static final LaunchSpecification SIMPLE =
      new LaunchSpecification(
          "orders",
          new Workload.Program(
              Optional.of("usrlib/orders.jar"),
              List.of("usrlib/b.jar", "usrlib/a.jar"),
              Optional.of("com.example.Orders"),
              List.of()),
          Map.of("parallelism.default", "2"),
          3,
          URI.create("hdfs://nn:8020/user/ann/.bobbin/app"),
          new ShippedFiles(
              List.of(file("conf/a"), file("usrlib/b.jar")), Optional.of("bundle/lib/a.jar:conf")));

  @Test
  void keepsEveryPart() throws Exception {
    assertThat(read(write(SIMPLE))).isEqualTo(SIMPLE);
  }

  @Test
  void keepsOddCharactersInEveryText() throws Exception {
    LaunchSpecification odd =
        new LaunchSpecification(
            "a=b:c #1 !",
            new Workload.Program(
                Optional.of("usrlib/größe 漢字.jar"),
                List.of(),
                Optional.empty(),
                List.of(
                    "",
                    " ",
                    "--sql",
                    "SELECT *\nFROM \"t\"\r\n\tWHERE a = '\\n'",
                    "\uD83D\uDE00",
                    "\\",
                    "$HOME",
                    "a=b")),
            Map.of("key with space", " led by a space", "a:b=c", "x\\u00zz", "#", "!"),
            0,
            URI.create("hdfs://nn:8020/user/ann%20b/x"),
            ShippedFiles.NONE);
    assertThat(read(write(odd))).isEqualTo(odd);
  }

  @Test
  void keepsManyArgumentsInTheirOrder() throws Exception {
    List<String> arguments =
        java.util.stream.IntStream.range(0, 25).mapToObj(i -> "a" + i).toList();
    LaunchSpecification many =
        new LaunchSpecification(
            "many",
            new Workload.Program(Optional.of("p.jar"), List.of(), Optional.empty(), arguments),
            Map.of(),
            0,
            URI.create("file:///x"),
            ShippedFiles.NONE);
    assertThat(read(write(many))).isEqualTo(many);
  }

  @ParameterizedTest
  @MethodSource
  void keepsEveryWorkload(Workload workload) throws Exception {
    LaunchSpecification specification =
        new LaunchSpecification(
            "any", workload, Map.of(), 0, URI.create("file:///x"), ShippedFiles.NONE);
    assertThat(read(write(specification))).isEqualTo(specification);
  }

  static Stream<Workload> keepsEveryWorkload() {
    return Stream.of(
        new Workload.Session(),
        new Workload.Job("job.plan", List.of()),
        new Workload.Job("job.plan", List.of("b.jar", "a.jar")),
        new Workload.Program(Optional.empty(), List.of("a.jar"), Optional.of("a.B"), List.of()));
  }

  private static LaunchFile file(String link) {
    return new LaunchFile(
        link,
        URI.create("hdfs://nn:8020/files/" + link),
        1,
        2,
        LaunchFile.Kind.FILE,
        LaunchFile.Visibility.PRIVATE);
  }

  @Test
  void refusesAnotherVersionAndSaysWhatToDo() throws Exception {
    String text = write(SIMPLE).replace("version=1", "version=2");
    assertThatIOException()
        .isThrownBy(() -> read(text))
        .withMessage(
            "The launch specification has version 2; this bundle reads version 1."
                + " Client and bundle must be of one release.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"version", "application.name", "mode", "workers.initial", "staging.directory"})
  void namesThePartThatIsMissing(String part) throws Exception {
    String text =
        String.join(
            "\n", write(SIMPLE).lines().filter(line -> !line.startsWith(part + "=")).toList());
    assertThatIOException()
        .isThrownBy(() -> read(text))
        .withMessage("The launch specification lacks " + part + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode=NONE",
        "workers.initial=many",
        "workers.initial=-1",
        "staging.directory=a b"
      })
  void refusesAPartThatIsNotValid(String line) throws Exception {
    // The last of two lines with one key counts.
    assertThatIOException()
        .isThrownBy(() -> read(write(SIMPLE) + "\n" + line))
        .withMessageStartingWith("The launch specification is not valid: ");
  }

  @Test
  void refusesABrokenEscape() {
    assertThatIOException()
        .isThrownBy(() -> read("version=\\u00zz"))
        .withMessageStartingWith("The launch specification is not well formed: ");
  }

  @Test
  void saysIfThereIsNoneOnTheClassPath() {
    assertThatIOException()
        .isThrownBy(LaunchSpecificationFormat::readFromClassPath)
        .withMessage("bobbin-launch.properties is not on the class path.");
  }

  private static String write(LaunchSpecification specification) throws IOException {
    StringWriter writer = new StringWriter();
    LaunchSpecificationFormat.write(specification, writer);
    return writer.toString();
  }

  private static LaunchSpecification read(String text) throws IOException {
    return LaunchSpecificationFormat.read(new StringReader(text));
  }
}
