package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.EpochOwnership;
import io.bobbin.launch.EpochLayout;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One attempt takes over from another on HDFS, which differs from the local file system. */
@ExtendWith(MiniClusterExtension.class)
class EpochDirectoryIT {
  private final AtomicInteger superseded = new AtomicInteger();

  @Test
  void aWriterThatIsSupersededWritesOnAndPublishesNothing(MiniCluster cluster) throws Exception {
    try (FileSystem hdfs = cluster.fileSystem()) {
      Path staging = stage(hdfs);
      EpochDirectory first = takeOver(cluster, staging, 1);
      first.publish("kept", output -> output.write('x'));
      List<EpochDirectory> second = new ArrayList<>();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  first.publish(
                      "late",
                      output -> {
                        output.write(new byte[1 << 20]);
                        ((FSDataOutputStream) output).hflush();
                        second.add(takeOver(cluster, staging, 2));
                        // HDFS knows the file, whatever the directory is called by now.
                        output.write(new byte[1 << 20]);
                        ((FSDataOutputStream) output).hsync();
                      }));

      assertThat(superseded).hasValue(1);
      assertThat(second.get(0).names("")).contains("kept").doesNotContain("late");
      try (var input = second.get(0).open("kept")) {
        assertThat(input).hasContent("x");
      }
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> first.remove("kept"));
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> takeOver(cluster, staging, 1));
      assertThat(superseded).hasValue(3);
      assertThat(names(hdfs, epochs(staging))).containsExactly("epoch-2");
      assertThat(names(hdfs, new Path(epochs(staging), "epoch-2"))).contains("kept", "control");
    }
  }

  @Test
  void nothingIsMadeAnewWhenTheApplicationIsOver(MiniCluster cluster) throws Exception {
    try (FileSystem hdfs = cluster.fileSystem()) {
      Path staging = stage(hdfs);
      EpochDirectory first = takeOver(cluster, staging, 1);
      hdfs.delete(staging, true);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> first.publish("late", output -> output.write('x')));
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> takeOver(cluster, staging, 2));
      assertThat(hdfs.exists(staging)).isFalse();
    }
  }

  private static Path stage(FileSystem hdfs) throws IOException {
    Path staging = new Path(hdfs.getHomeDirectory(), "epochs-" + UUID.randomUUID());
    hdfs.mkdirs(new Path(epochs(staging), EpochLayout.name(0)));
    return staging;
  }

  private static Path epochs(Path staging) {
    return new Path(EpochLayout.epochs(staging.toUri()));
  }

  private EpochDirectory takeOver(MiniCluster cluster, Path staging, int attempt) {
    EpochOwnership ownership =
        new EpochOwnership(attempt, Duration.ofDays(1), superseded::incrementAndGet);
    ownership.begin(staging.toUri(), cluster.configuration(), "nowhere:1");
    return ownership.directory().orTimeout(1, TimeUnit.MINUTES).join();
  }

  private static List<String> names(FileSystem hdfs, Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    for (FileStatus status : hdfs.listStatus(directory)) {
      names.add(status.getPath().getName());
    }
    return names;
  }
}
