package io.bobbin.client.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.commandline.LegacyCommandLine;
import io.bobbin.client.commandline.WildCommandLine;
import io.bobbin.client.commandline.WildCommandLines;
import io.bobbin.client.find.SessionProperties;
import io.bobbin.client.find.SessionProperties.LastSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.flink.client.cli.CliArgsException;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.ProgramOptions;
import org.apache.flink.client.deployment.application.ApplicationConfiguration;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published command lines, translated and read by Flink's own parser, mean what they meant. */
class WildCommandLinesInFlinkTest {
  private static final ApplicationId LAST_SESSION = ApplicationId.newInstance(1, 7);

  @TempDir Path directory;

  private final RecordedClients clients = new RecordedClients();
  private Configuration installed;
  private FlinkFrontEnd frontEnd;

  static List<WildCommandLine> programs() {
    return lines("run", "run-application");
  }

  static List<WildCommandLine> infos() {
    return lines("info");
  }

  static List<WildCommandLine> actions() {
    return lines("list", "cancel", "stop", "savepoint", "checkpoint");
  }

  private static List<WildCommandLine> lines(String... kinds) {
    return WildCommandLines.translated().stream()
        .filter(line -> List.of(kinds).contains(line.kind()))
        .toList();
  }

  @BeforeEach
  void install() throws IOException {
    installed =
        Configuration.fromMap(Map.of("yarn.properties-file.location", directory.toString()));
    SessionProperties.of(installed.toMap()).write(new LastSession(LAST_SESSION, Map.of()));
    frontEnd = FlinkFrontEnd.of(installed, directory, clients);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programRunsAsItWasToRun(WildCommandLine published) throws Exception {
    WordByWord line = WordByWord.of(published.arguments());
    CommandLine parsed =
        frontEnd.getCommandLine(CliFrontendParser.getRunCommandOptions(), words(published), true);
    Configuration effective = new Configuration(installed);
    effective.addAll(frontEnd.validateAndGetActiveCommandLine(parsed).toConfiguration(parsed));

    assertThat(parsed.getArgs()).containsExactlyElementsOf(line.plain());
    if (line.isPython()) {
      assertThat(effective.toMap())
          .containsEntry("execution.target", new Meaning(line).target().orElse("yarn-session"));
      return;
    }
    ProgramOptions program = ProgramOptions.create(parsed);
    program.applyToConfiguration(effective);
    assertMeans(line, effective);
    assertThat(program.getJarFilePath()).isEqualTo(line.plain().get(0));
    assertThat(program.getProgramArgs())
        .containsExactlyElementsOf(line.plain().subList(1, line.plain().size()));
    assertThat(program.getEntryPointClassName())
        .isEqualTo(line.value("-c", "--class").orElse(null));
    List<String> classPath = line.value("-C", "--classpath").stream().toList();
    assertThat(program.getClasspaths()).hasSameSizeAs(classPath);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programReachesWhoeverRunsIt(WildCommandLine published) throws Exception {
    WordByWord line = WordByWord.of(published.arguments());
    if (line.isPython()) {
      return;
    }
    String jar = line.plain().get(0);
    if (new Meaning(line).target().filter("yarn-application"::equals).isEmpty()) {
      assertThatThrownBy(() -> frontEnd.perform("run", words(published)))
          .isInstanceOf(CliArgsException.class)
          .hasMessageContaining("JAR file does not exist: " + jar);
      return;
    }
    frontEnd.perform("run", words(published));

    ApplicationConfiguration application = clients.application();
    assertMeans(line, clients.configuration());
    assertThat(clients.configuration().get(PipelineOptions.JARS))
        .containsExactly(PackagedProgramUtils.resolveURI(jar).toString());
    assertThat(application.getProgramArguments())
        .containsExactlyElementsOf(line.plain().subList(1, line.plain().size()));
    assertThat(application.getApplicationClassName())
        .isEqualTo(line.value("-c", "--class").orElse(null));
  }

  @ParameterizedTest
  @MethodSource("infos")
  void programIsLookedInto(WildCommandLine published) {
    WordByWord line = WordByWord.of(published.arguments());

    assertThatThrownBy(() -> frontEnd.perform("info", words(published)))
        .isInstanceOf(CliArgsException.class)
        .hasMessageContaining("JAR file does not exist: " + line.plain().get(0));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void clusterIsAskedForWhatWasWanted(WildCommandLine published) throws Exception {
    WordByWord line = WordByWord.of(published.arguments());

    frontEnd.perform(published.kind(), words(published));

    assertMeans(line, clients.configuration());
    assertThat(clients.call()).isEqualTo(new Meaning(line).call());
  }

  /** A line that leads nowhere in particular leads to the last session. */
  private void assertMeans(WordByWord line, Configuration effective) {
    Meaning meaning = new Meaning(line);
    Map<String, String> wanted = new TreeMap<>(installed.toMap());
    if (meaning.target().isEmpty()) {
      wanted.put("execution.target", "yarn-session");
      wanted.put("yarn.application.id", LAST_SESSION.toString());
    }
    wanted.putAll(meaning.settings());
    Map<String, String> actual = Meaning.inBytes(effective.toMap());

    assertThat(actual).containsAllEntriesOf(wanted);
    assertThat(actual.keySet().stream().filter(key -> key.startsWith("yarn.")))
        .isSubsetOf(wanted.keySet());
  }

  /** What stands after the verb. */
  private static String[] words(WildCommandLine published) {
    List<String> modern = new LegacyCommandLine().modernize(published.arguments()).arguments();
    return modern.subList(1, modern.size()).toArray(String[]::new);
  }
}
