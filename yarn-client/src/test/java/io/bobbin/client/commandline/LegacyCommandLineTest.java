package io.bobbin.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyCommandLineTest {
  private final LegacyCommandLine translator = new LegacyCommandLine();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "run -yid application_1_2 x.jar       | run -t yarn-session -Dyarn.application.id=application_1_2 x.jar",
        "run -t yarn-session -yid a x.jar     | run -t yarn-session -Dyarn.application.id=a x.jar",
        "run -m yarn-cluster -yid a x.jar     | run -t yarn-session -Dyarn.application.id=a x.jar",
        "run -m yarn-cluster -Dyarn.application.id=a x.jar | run -t yarn-session -Dyarn.application.id=a x.jar",
        "run -m=yarn-cluster x.jar            | run -t yarn-per-job x.jar",
        "run -myarn-cluster x.jar             | run -t yarn-per-job x.jar",
        "run --jobmanager=yarn-cluster x.jar  | run -t yarn-per-job x.jar",
        "run -jobmanager yarn-cluster x.jar   | run -t yarn-per-job x.jar",
        "run --jobm yarn-cluster x.jar        | run -t yarn-per-job x.jar",
        "run -dm yarn-cluster x.jar           | run -t yarn-per-job -d x.jar",
        "run -m host:8081 x.jar               | run -m host:8081 x.jar",
        "run -m yarn-cluster -m h:1 x.jar     | run -t yarn-per-job x.jar",
        "run x.jar -m yarn-cluster            | run x.jar -m yarn-cluster",
        "run -- -m yarn-cluster               | run -- -m yarn-cluster",
        "info -m yarn-cluster x.jar           | info -t yarn-per-job x.jar",
        "run-application x.jar                | run -t yarn-application x.jar",
        "run-application -m yarn-cluster x.jar | run -t yarn-application x.jar",
        "run-application -e yarn-application x.jar | run -e yarn-application x.jar",
        "run-application -Dexecution.target=yarn-application x.jar | run -Dexecution.target=yarn-application x.jar",
        "list -m yarn-cluster                 | list -t yarn-session",
        "list -t yarn-application -yid a      | list -t yarn-application -Dyarn.application.id=a",
        "cancel -m yarn-cluster -yid a job    | cancel -t yarn-session -Dyarn.application.id=a job",
        "stop job -d -yid a                   | stop -t yarn-session job -d -Dyarn.application.id=a",
        "savepoint job dir -yid a             | savepoint -t yarn-session job dir -Dyarn.application.id=a",
        "savepoint -d dir -m yarn-cluster     | savepoint -t yarn-session -d dir",
        "checkpoint -yid a job                | checkpoint -t yarn-session -Dyarn.application.id=a job",
        "run --version                        | run --version",
        "--version                            | --version",
      })
  void leadsToTheSamePlace(String legacy, String modern) {
    assertThat(modernized(legacy)).isEqualTo(ShellWords.split(modern));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "-yjm 1024                     | -Djobmanager.memory.process.size=1024m",
        "-yjm 2g                       | -Djobmanager.memory.process.size=2g",
        "-yjm=1024                     | -Djobmanager.memory.process.size=1024m",
        "--yarnjobManagerMemory 1024   | -Djobmanager.memory.process.size=1024m",
        "--yarnjobManagerMemory=1024m  | -Djobmanager.memory.process.size=1024m",
        "-yarnjobManagerMemory 1024    | -Djobmanager.memory.process.size=1024m",
        "-yarnjobManagerMemory=1024    | -Djobmanager.memory.process.size=1024m",
        "--yarnjob 1024                | -Djobmanager.memory.process.size=1024m",
        "-yjm 1024 -yjm 2048           | -Djobmanager.memory.process.size=1024m",
        "-ytm 4096                     | -Dtaskmanager.memory.process.size=4096m",
        "-ytm '4 gb'                   | '-Dtaskmanager.memory.process.size=4 gb'",
        "-ys 3                         | -Dtaskmanager.numberOfTaskSlots=3",
        "--yarnslots=3                 | -Dtaskmanager.numberOfTaskSlots=3",
        "-yqu root.etl                 | -Dyarn.application.queue=root.etl",
        "--yarnqueue root.etl          | -Dyarn.application.queue=root.etl",
        "-ynm '\"my job\"'             | '-Dyarn.application.name=my job'",
        "--yarnname 'my job'           | '-Dyarn.application.name=my job'",
        "-yat Spark                    | -Dyarn.application.type=Spark",
        "--yarnapplicationType Spark   | -Dyarn.application.type=Spark",
        "-ynl gpu                      | -Dyarn.application.node-label=gpu",
        "--yarnnodeLabel gpu           | -Dyarn.application.node-label=gpu",
        "-yz ns                        | -Dhigh-availability.cluster-id=ns",
        "-yz ns -z other               | -Dhigh-availability.cluster-id=ns",
        "-z other -yz ns               | -Dhigh-availability.cluster-id=ns",
        "-zother                       | -Dhigh-availability.cluster-id=other",
        "--zookeeperNamespace other    | -Dhigh-availability.cluster-id=other",
        "--yarnzookeeperNamespace ns   | -Dhigh-availability.cluster-id=ns",
        "-yt a -yt b                   | -Dyarn.ship-files=a;b",
        "--yarnship a                  | -Dyarn.ship-files=a",
        "-yd                           | -d",
        "--yarndetached                | -d",
        "-yd --detached                | --detached",
        "-yh                           | -h",
        "--yarnhelp                    | -h",
        "-yD k=v                       | -Dk=v",
        "-yDk=v                        | -Dk=v",
        "-yD k v                       | -Dk=v",
        "-yD k=v=w                     | -Dk=v=w",
        "-yD k=1@@l=2                  | -Dk=1 -Dl=2",
        "-yDk                          | -Dk=true",
        "-D k=v -Dl=w -Dm              | -D k=v -Dl=w -Dm",
        "-a one -yst                   | -a one -v",
        "-D k -yst                     | -Dk",
        "-yjm 1024 -Djobmanager.memory.process.size=2g | -Djobmanager.memory.process.size=2g",
        "-yD yarn.application.name=a -ynm b            | -Dyarn.application.name=a",
        "-Dtaskmanager.heap.mb=1024    | -Dtaskmanager.memory.process.size=1024m",
        "-D taskmanager.heap.mb=1024 -Dtaskmanager.memory.process.size=2g | -Dtaskmanager.memory.process.size=2g",
        "-Dstate.backend=filesystem    | -Dstate.backend.type=hashmap",
        "-Dstate.backend.type=filesystem | -Dstate.backend.type=hashmap",
        "-Dstate.backend=rocksdb       | -Dstate.backend=rocksdb",
        "-s path -n -rm CLAIM -sae     | -s path -n -rm CLAIM -sae",
        "-p4 -C file:///a              | -p4 -C file:///a",
      })
  void saysTheSame(String legacy, String modern) {
    assertThat(modernized("run -t yarn-per-job " + legacy + " x.jar -yjm 1 -q -m yarn-cluster"))
        .isEqualTo(
            ShellWords.split("run -t yarn-per-job " + modern + " x.jar -yjm 1 -q -m yarn-cluster"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run -yn 2",
        "run --yarncontainer 2",
        "run -yn 2 -yn 3",
        "run -yj flink-dist.jar",
        "run --yarnjar=flink-dist.jar",
        "run -yst",
        "run --yarnstreaming",
        "run -yq",
        "run --yarnquery",
        "run -q",
        "run --sysoutLogging",
        "list -d",
        "cancel --detached job",
        "checkpoint -yd job",
        "run -t yarn-per-job -m yarn-cluster",
        "run -Dstate.backend.async=true"
      })
  void saysOnceWhatHasNoEffect(String line) {
    ModernCommandLine modern = translator.modernize(ShellWords.split(line));

    assertThat(modern.notices()).hasSize(1);
    List<String> expected = new ArrayList<>();
    for (String word : ShellWords.split(line)) {
      if (List.of("run", "list", "cancel", "checkpoint", "job", "-t", "yarn-per-job")
          .contains(word)) {
        expected.add(word);
      }
    }
    assertThat(modern.arguments()).isEqualTo(expected);
  }

  @Test
  void queryNamesTheScriptThatShowsResources() {
    assertThat(translator.modernize(List.of("run", "-yq", "x.jar")).notices().get(0))
        .contains("yarn-session.sh -q");
  }

  /** Flink took it off the line up to 1.10, before a program that an option names or after. */
  @Test
  void pythonProgramKeepsItsArguments() {
    assertThat(modernized("run -py job.py -q --yjm 1 -p 4"))
        .isEqualTo(ShellWords.split("run -py job.py -q --yjm 1 -p 4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "run -t yarn-per-job -yid a x.jar        | -yid a and -t yarn-per-job",
        "run -t yarn-application -yid a x.jar    | -yid a and -t yarn-application",
        "run-application -yid a x.jar            | -yid a and -t yarn-application",
        "run -t remote -yid a x.jar              | -yid a and -t remote",
        "list -t remote -yid a                   | -yid a and -t remote",
        "run -t yarn-session -m h:1 x.jar        | -m h:1 and -t yarn-session",
        "list -t yarn-per-job -m h:1             | -m h:1 and -t yarn-per-job",
        "run -m h:1 -yid a x.jar                 | -m h:1 and -yid a",
        "run-application -m h:1 x.jar            | -m h:1 and -t yarn-application",
        "run-application -t yarn-per-job x.jar   | flink run -t yarn-per-job",
        "run -yvc 2 x.jar                        | No release of Flink has the option -yvc",
        "list --yarnfoo                          | No release of Flink has the option --yarnfoo",
        "run -yjm                                | -yjm needs a value",
        "run -yqu -p 4 x.jar                     | -yqu needs a value",
        "run -yD                                 | -yD needs a value",
        "run -m -yst -c Main x.jar               | -m needs a value",
        "modify job -p 4                         | Stop the job with a savepoint",
      })
  void refusesWhatCannotBeMeant(String line, String message) {
    assertThatThrownBy(() -> modernized(line))
        .isInstanceOf(BobbinException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((BobbinException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void nothingMoreIsTranslatedInWhatWasTranslated() {
    Random random = new Random(7);
    int translated = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> line = RandomLines.next(random);
      ModernCommandLine modern;
      try {
        modern = translator.modernize(line);
      } catch (BobbinException refused) {
        continue;
      }
      translated++;
      assertThat(translator.modernize(modern.arguments()).arguments())
          .as("%s", line)
          .isEqualTo(modern.arguments());
    }
    assertThat(translated).isGreaterThan(5_000);
  }

  /** Under the parser of 2.3, with its options alone. */
  @Test
  void programGetsTheSameWords() throws Exception {
    Random random = new Random(13);
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> line = RandomLines.next(random);
      Verb verb = Verb.of(line.get(0)).orElseThrow();
      List<String> modern;
      CommandLine understood;
      try {
        understood =
            CommonsCli.parse(verb, CommonsCli.allOptions(verb), line.subList(1, line.size()));
        modern = translator.modernize(line).arguments();
      } catch (BobbinException | ParseException refused) {
        continue;
      }
      if (verb.hasProgram() && !line.contains("-q")) {
        CommandLine now =
            CommonsCli.parse(verb, verb.options().present(), modern.subList(1, modern.size()));
        assertThat(now.getArgList()).as("%s", line).isEqualTo(understood.getArgList());
        assertThat(now.getOptionValues("a")).isEqualTo(understood.getOptionValues("a"));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  private List<String> modernized(String line) {
    return translator.modernize(ShellWords.split(line)).arguments();
  }
}
