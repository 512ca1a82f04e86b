package io.bobbin.client.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.client.stage.StagingArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobArchiveTest {
  private static final ApplicationId APPLICATION = ApplicationId.newInstance(1_700_000_000_000L, 7);
  private static final String CLUSTER = "0000018bcfe568000000000000000007";
  private static final String DIRECTORY = "jobmanager.archive.fs.dir";

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
  void applicationsArchiveInTheUsersOwnDirectoryUnlessConfiguredOtherwise() throws IOException {
    assertThat(JobArchive.configure(Map.of("a", "b"), area, APPLICATION))
        .containsOnly(
            Map.entry("a", "b"),
            Map.entry(DIRECTORY, area.archive().toString()),
            Map.entry("cluster.id", CLUSTER));
    assertThat(area.fileSystem().getFileStatus(area.archive()).getPermission())
        .isEqualTo(new FsPermission("700"));

    Map<String, String> own = Map.of(DIRECTORY, "hdfs:///history", "cluster.id", "c");
    assertThat(JobArchive.configure(own, area, APPLICATION)).isEqualTo(own);
    assertThat(JobArchive.configure(Map.of(DIRECTORY, " "), area, APPLICATION))
        .doesNotContainKey(DIRECTORY);
    assertThat(JobArchive.configure(Map.of("high-availability.cluster-id", "x"), area, APPLICATION))
        .doesNotContainKey("cluster.id");
  }

  @Test
  void jobsAreReadOfApplicationsThatEnded() throws IOException {
    write(
        "a0000000000000000000000000000000/application-summary",
        part("/applications/overview", "{\"applications\":[]}"),
        part("/applications/a0000000000000000000000000000000", jobs("j1", "J\\u001b[1m1", 5)),
        part("/applications/a0000000000000000000000000000000/exceptions", jobs("no", "no", 1)));
    write("a0000000000000000000000000000000/jobs/j1", part("/jobs/overview", jobs("j1", "J", 5)));

    assertThat(read())
        .containsExactly(new JobSummary("j1", "J[1m1", "FINISHED", 5, 42, Map.of("finished", 3)));
  }

  @Test
  void jobsAreReadOfAnApplicationWhoseMasterWasGoneBeforeItCouldTell() throws IOException {
    write("b/jobs/j2", part("/jobs/overview", jobs("j2", "B", 9)));
    write("c/jobs/j3", part("/jobs/overview", jobs("j3", "C", 8)));

    assertThat(JobListing.answer(this::readQuietly).jobs())
        .extracting(JobSummary::id)
        .containsExactly("j3", "j2");
  }

  @Test
  void nothingIsThereOfAnApplicationThatArchivedNothing() throws IOException {
    assertThat(read()).isEmpty();
    assertThat(JobArchive.of(APPLICATION, area, Map.of(DIRECTORY, ""), new Configuration()))
        .isEmpty();
  }

  @Test
  void damagedFileIsAnError() throws IOException {
    write("d/application-summary");
    Files.writeString(archive.resolve(CLUSTER + "/applications/d/application-summary"), "{\"ar");
    assertThatThrownBy(this::read).isInstanceOf(IOException.class);
  }

  private List<JobSummary> read() throws IOException {
    return JobArchive.of(APPLICATION, area, Map.of(), new Configuration()).orElseThrow().jobs();
  }

  private List<JobSummary> readQuietly() {
    try {
      return read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String jobs(String id, String name, long start) {
    return """
        {"jobs":[{"jid":"%s","name":"%s","start-time":%d,"end-time":47,"duration":42,
        "state":"FINISHED","tasks":{"running":0,"finished":3,"total":3}}]}"""
        .formatted(id, name, start);
  }

  private static Part part(String path, String json) {
    return new Part(path, json);
  }

  /** One of the documents that Flink puts into a file of the archive. */
  record Part(String path, String json) {}

  private void write(String file, Part... parts) throws IOException {
    Path path = archive.resolve(CLUSTER).resolve("applications").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text(Map.of("archive", List.of(parts))));
  }

  private static String text(Object document) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(document);
  }
}
