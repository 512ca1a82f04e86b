package io.bobbin.am.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** An application's epochs on the local file system. */
public record LocalEpochs(Path directory) {
  /** What the client makes. */
  public static LocalEpochs staged(Path directory) throws IOException {
    Files.createDirectory(directory.resolve("epoch-0"));
    return new LocalEpochs(directory);
  }

  /** An attempt begins. */
  public EpochDirectory takeOver(int attempt) throws IOException {
    return takeOver(attempt, () -> {});
  }

  EpochDirectory takeOver(int attempt, Runnable lost) throws IOException {
    return EpochDirectory.takeOver(
        new HadoopEpochFiles(directory.toUri(), new Configuration()), attempt, lost);
  }
}
