package io.bobbin.client.submit;

import io.bobbin.client.stage.StagedFile;
import io.bobbin.launch.LaunchFile;
import java.util.List;

/**
 * The files of an application, in their places.
 *
 * @param jar the user's; only the application master gets it from YARN, workers get it from Flink
 */
record StagedFiles(StagedFile bundle, StagedFile jar, StagedFile launchJar) {
  List<LaunchFile> forMaster() {
    return List.of(bundle.file(), jar.file(), launchJar.file());
  }

  List<LaunchFile> forWorkers() {
    return List.of(bundle.file(), launchJar.file());
  }

  /** Bytes that were sent. */
  long uploaded() {
    return bundle.uploaded() + jar.uploaded() + launchJar.uploaded();
  }
}
