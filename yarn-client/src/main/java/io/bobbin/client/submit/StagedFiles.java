package io.bobbin.client.submit;

import io.bobbin.client.stage.StagedFile;
import io.bobbin.launch.LaunchFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an application, in their places.
 *
 * @param users the user's
 * @param plan of the only job, if the client compiled it
 */
record StagedFiles(
    StagedFile bundle, UserParts users, Optional<StagedFile> plan, StagedFile launchJar) {

  /**
   * The user's files.
   *
   * @param jars with the user's classes, the program's own first
   * @param shipped what else masters and workers get
   * @param optionalPart Flink's jar that only this program needs; for the application master alone
   */
  record UserParts(
      List<StagedFile> jars, List<StagedFile> shipped, Optional<StagedFile> optionalPart) {
    UserParts {
      jars = List.copyOf(jars);
      shipped = List.copyOf(shipped);
    }

    Stream<StagedFile> all() {
      return Stream.of(jars.stream(), shipped.stream(), optionalPart.stream())
          .flatMap(files -> files);
    }
  }

  List<LaunchFile> forMaster() {
    return all().map(StagedFile::file).toList();
  }

  /** What every worker of every application gets; the launch jar names the rest. */
  List<LaunchFile> forWorkers() {
    return List.of(bundle.file(), launchJar.file());
  }

  private Stream<StagedFile> all() {
    return Stream.of(Stream.of(bundle), users.all(), plan.stream(), Stream.of(launchJar))
        .flatMap(files -> files);
  }
}
