package io.bobbin.client.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What Flink's own command says of a program by options, in configuration keys. */
final class ProgramOptions {
  @Option(
      names = {"-s", "--fromSavepoint"},
      paramLabel = "PATH",
      description = "Restore the job from this savepoint or retained checkpoint.")
  Optional<String> savepoint = Optional.empty();

  @Option(
      names = {"-n", "--allowNonRestoredState"},
      description = "Leave out state of the savepoint that no operator takes.")
  boolean allowNonRestoredState;

  @Option(
      names = {"-rm", "--restoreMode"},
      paramLabel = "MODE",
      description = "Whose the savepoint is then: CLAIM or NO_CLAIM.")
  Optional<String> restoreMode = Optional.empty();

  @Option(
      names = {"-C", "--classpath"},
      paramLabel = "URL",
      description =
          "Add a URL that all nodes can read to the program's class path. May be repeated.")
  List<String> classPaths = List.of();

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    savepoint.ifPresent(path -> settings.put("execution.state-recovery.path", path));
    if (allowNonRestoredState) {
      settings.put("execution.state-recovery.ignore-unclaimed-state", "true");
    }
    restoreMode.ifPresent(mode -> settings.put("execution.state-recovery.claim-mode", mode));
    if (!classPaths.isEmpty()) {
      settings.put("pipeline.classpaths", String.join(";", classPaths));
    }
    return settings;
  }
}
