package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Flink's WordCount, unmodified, counts a real text on a real cluster. */
@ExtendWith(MiniClusterExtension.class)
class WordCountIT {
  private static final java.nio.file.Path TEXT = BobbinCommand.file("scripts/data/opticks.txt");

  private static final List<String> STAGES =
      List.of(
          "client-start",
          "checks",
          "upload",
          "submission",
          "master-allocation",
          "master-container",
          "master-start",
          "registration",
          "job-manager",
          "job-submission",
          "worker-request",
          "worker-allocation",
          "worker-launch",
          "worker-start",
          "worker-admission",
          "deployment",
          "job",
          "end");

  @Test
  void countsWordsInApplicationMode(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = new Path(view.hdfs().getHomeDirectory(), "word-count");
      Path input = new Path(directory, "opticks.txt");
      Path output = new Path(directory, "counts");
      view.hdfs().copyFromLocalFile(new Path(TEXT.toUri()), input);

      Result result =
          BobbinCommand.on(cluster)
              .run(
                  "run",
                  "-t",
                  "yarn-application",
                  "-p",
                  "2",
                  "-Dyarn.tags=books,optics",
                  "-Dyarn.application.queue=etl",
                  "--json",
                  BobbinCommand.wordCount().toString(),
                  "--input",
                  input.toString(),
                  "--output",
                  output.toString(),
                  "--execution-mode",
                  "BATCH");

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(counted(view.read(output))).isEqualTo(countedIndependently());
      JsonNode document = new ObjectMapper().readTree(result.out());
      checkDocument(document);
      checkWhatYarnSays(view, ApplicationId.fromString(document.get("applicationId").asText()));
      checkLogs(cluster, document.get("applicationId").asText());
      checkTimeline(cluster, document.get("applicationId").asText());
    }
  }

  private static void checkDocument(JsonNode document) {
    assertThat(document.get("state").asText()).isEqualTo("FINISHED");
    assertThat(document.get("finalStatus").asText()).isEqualTo("SUCCEEDED");
    assertThat(document.get("exitCode").asInt()).isZero();
    assertThat(document.get("jobs")).hasSize(1);
    assertThat(document.get("jobs").get(0).get("id").asText()).matches("[0-9a-f]{32}");
    assertThat(document.get("jobs").get(0).get("state").asText()).isEqualTo("FINISHED");
    assertThat(document.get("durations")).isNotEmpty();
  }

  private static void checkWhatYarnSays(ClusterView view, ApplicationId application)
      throws Exception {
    ApplicationReport report = view.report(application);
    assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
    assertThat(report.getQueue()).endsWith("etl");
    assertThat(report.getApplicationTags()).contains("books", "optics");
    assertThat(report.getApplicationType()).isEqualTo("Apache Flink");
    assertThat(report.getProgress()).isEqualTo(1.0f);
    assertThat(view.hasStagingDirectory(application)).isFalse();
    assertThat(view.ownFiles())
        .as("the bundle and the jar, once, and nothing else")
        .filteredOn(file -> file.endsWith(".tar"))
        .hasSize(1);
    assertThat(view.ownFiles()).noneMatch(file -> file.contains("tmp"));
    Path own = new Path(view.hdfs().getHomeDirectory(), ".bobbin");
    assertThat(view.hdfs().getFileStatus(own).getPermission()).isEqualTo(new FsPermission("700"));
  }

  private static void checkLogs(MiniCluster cluster, String application) throws Exception {
    Result logs = BobbinCommand.on(cluster).run("logs", application);
    assertThat(logs.exitCode()).as(logs.err()).isZero();
    for (String file : new String[] {"jobmanager", "taskmanager"}) {
      for (String ending : new String[] {".log", ".out", ".err"}) {
        assertThat(logs.out()).contains(file + ending);
      }
    }
    assertThat(logs.out())
        .contains("Registered with YARN")
        .contains("Connected to the master of epoch 1")
        .containsPattern(
            "The first job runs [0-9,]+ ms after the client's start: client-start [0-9,]+, checks"
                + " .*, deployment [0-9,]+");
    if (Files.exists(BobbinCommand.file("bundle/target/bobbin/start-up.jsa"))) {
      ContainerLogs files = new ContainerLogs(BobbinCommand.on(cluster), application);
      assertThat(files.firstLines("jobmanager.log"))
          .hasSize(1)
          .allMatch(line -> line.endsWith(".tar/java with a start-up archive"));
      assertThat(files.firstLines("taskmanager.log"))
          .isNotEmpty()
          .allMatch(line -> line.endsWith(".tar/java with a start-up archive"));
    }
  }

  private static void checkTimeline(MiniCluster cluster, String application) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Result result = bobbin.run("timeline", "--json", application);
    assertThat(result.exitCode()).as(result.all()).isZero();
    JsonNode timeline = new ObjectMapper().readTree(result.out());
    Map<String, JsonNode> stages = new LinkedHashMap<>();
    timeline.get("stages").forEach(stage -> stages.put(stage.get("stage").asText(), stage));

    assertThat(stages.keySet()).containsExactlyInAnyOrderElementsOf(STAGES);
    assertThat(stages.values())
        .allMatch(stage -> stage.get("duration").asLong() >= 0)
        .allMatch(stage -> !stage.get("waitedFor").asText().isEmpty());
    assertThat(List.copyOf(stages.values()))
        .extracting(stage -> stage.get("begin").asLong())
        .isSorted();
    assertThat(
            stages.values().stream()
                .filter(stage -> stage.get("decisive").asBoolean())
                .mapToLong(stage -> stage.get("duration").asLong())
                .sum())
        .isEqualTo(timeline.get("toTarget").asLong())
        .isEqualTo(stages.get("deployment").get("end").asLong() - timeline.get("begin").asLong());
    assertThat(stages.get("worker-request").get("end").asLong())
        .as("asked for at registration, not when the JobManager is up")
        .isLessThanOrEqualTo(stages.get("job-manager").get("end").asLong());
    assertThat(stages.get("end").get("end").asLong())
        .isGreaterThanOrEqualTo(stages.get("job").get("end").asLong());
    assertThat(timeline.get("waitsFor")).isEmpty();
    assertThat(timeline.get("problem").asText()).isEmpty();
    String page = bobbin.run("timeline", application).out();
    assertThat(page).contains("its first job ran ").containsPattern("(?m)^\\* deployment ");
  }

  /** As the example writes it: {@code (word,count)}. */
  private static Map<String, Long> counted(String output) {
    return output
        .lines()
        .map(line -> line.substring(1, line.length() - 1))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(',')),
                line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1))));
  }

  private static Map<String, Long> countedIndependently() throws Exception {
    Pattern noWord = Pattern.compile("[^a-zA-Z0-9_]+");
    try (Stream<String> lines = Files.lines(TEXT)) {
      return lines
          .flatMap(line -> noWord.splitAsStream(line.toLowerCase(Locale.ROOT)))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
  }
}
