package io.bobbin.client.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.stage.StagingArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRetentionTest {
  private static final Instant NOW = Instant.parse("2030-01-31T00:00:00Z");

  @TempDir Path directory;

  private StagingArea area;
  private Path archive;

  @BeforeEach
  void prepare() throws IOException {
    area =
        StagingArea.of(
                new Configuration(), Map.of("yarn.staging-directory", directory.toUri().toString()))
            .prepare();
    archive = Path.of(area.archive().toUri().getPath());
  }

  @Test
  void whatIsOldGoesAndTheRestStays() throws IOException {
    archived("old", "a", 40);
    archived("session", "b", 40);
    archived("session", "c", 10);
    archived("young", "d", 5);
    setAge(archive.resolve("old"), 40);
    setAge(archive.resolve("session"), 40);
    setAge(archive.resolve("young"), 5);

    apply();

    assertThat(archive.resolve("old")).doesNotExist();
    assertThat(archive.resolve("session/applications/b")).doesNotExist();
    assertThat(archive.resolve("session/applications/c/jobs/j")).exists();
    assertThat(archive.resolve("young/applications/d/jobs/j")).exists();
  }

  @Test
  void timelinesGoAfterTheSameTime() throws IOException {
    Path old = timeline("application_1_0001", 31);
    Path young = timeline("application_1_0002", 29);

    apply();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private Path timeline(String application, int days) throws IOException {
    Path path = Path.of(area.timeline(application).toUri().getPath());
    Files.createDirectories(path.getParent());
    Files.writeString(path, "job=1");
    setAge(path, days);
    return path;
  }

  @Test
  void somebodyElsesFilesStayAndNothingFails() throws IOException {
    Path file = Files.writeString(archive.resolve("notes"), "mine");
    Path other = Files.createDirectories(archive.resolve("other/things"));
    setAge(file, 100);
    setAge(other.getParent(), 100);

    apply();
    assertThat(file).exists();
    assertThat(other).exists();

    area.fileSystem().delete(area.archive(), true);
    apply();
  }

  private void archived(String cluster, String application, int days) throws IOException {
    Path path = archive.resolve(cluster).resolve("applications").resolve(application);
    Files.createDirectories(path.resolve("jobs"));
    Files.writeString(path.resolve("jobs/j"), "{}");
    setAge(path, days);
  }

  private static void setAge(Path path, int days) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  private void apply() {
    new ArchiveRetention(area, Duration.ofDays(30), Clock.fixed(NOW, ZoneOffset.UTC)).apply();
  }
}
