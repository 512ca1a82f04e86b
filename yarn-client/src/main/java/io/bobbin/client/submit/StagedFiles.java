package io.bobbin.client.submit;

import io.bobbin.client.stage.StagedFile;
import io.bobbin.launch.LaunchFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an application, in their places.
 *
 * @param jars the user's; only the application master gets them from YARN, workers get them from
 *     Flink
 * @param plan of the only job, if the client compiled it
 */
record StagedFiles(
    StagedFile bundle, List<StagedFile> jars, Optional<StagedFile> plan, StagedFile launchJar) {
  StagedFiles {
    jars = List.copyOf(jars);
  }

  List<LaunchFile> forMaster() {
    return all().map(StagedFile::file).toList();
  }

  List<LaunchFile> forWorkers() {
    return List.of(bundle.file(), launchJar.file());
  }

  /** Bytes that were sent. */
  long uploaded() {
    return all().mapToLong(StagedFile::uploaded).sum();
  }

  private Stream<StagedFile> all() {
    return Stream.of(Stream.of(bundle), jars.stream(), plan.stream(), Stream.of(launchJar))
        .flatMap(files -> files);
  }
}
