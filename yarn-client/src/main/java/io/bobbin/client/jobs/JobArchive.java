package io.bobbin.client.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.client.stage.StagingArea;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * Where Flink archives the jobs that ended. Each application of YARN's has a directory of its own
 * there, {@code CLUSTER/applications/FLINK_APPLICATION}, with a file {@code application-summary}
 * and one file in {@code jobs} for each job (Flink's {@code ArchivePathUtils}).
 */
public final class JobArchive {
  private static final String DIRECTORY = JobManagerOptions.ARCHIVE_DIR.key();
  private static final String CLUSTER = ClusterOptions.CLUSTER_ID.key();

  /** The parts of an archive that sum jobs up: {@code ApplicationDetailsHeaders}, and each job. */
  private static final Pattern SUMMARY =
      Pattern.compile("/applications/[0-9a-f]{32}|/jobs/overview");

  /** A session may have run any number; each costs two or three questions to the file system. */
  private static final int MOST_APPLICATIONS = 1_000;

  private final Path directory;
  private final Configuration hadoop;

  private JobArchive(Path directory, Configuration hadoop) {
    this.directory = directory;
    this.hadoop = hadoop;
  }

  /**
   * The directory of all applications: the one that is configured, or else Bobbin's own; none if an
   * empty one is configured.
   */
  public static Optional<String> directory(StagingArea area, Map<String, String> configuration) {
    String configured = configuration.getOrDefault(DIRECTORY, area.archive().toString());
    return Optional.of(configured.strip()).filter(text -> !text.isEmpty());
  }

  /** The configuration with which an application archives its jobs. */
  public static Map<String, String> configure(
      Map<String, String> configuration, StagingArea area, ApplicationId application) {
    Map<String, String> effective = new HashMap<>(configuration);
    effective.remove(DIRECTORY);
    directory(area, configuration).ifPresent(path -> effective.put(DIRECTORY, path));
    // Flink makes the one of the other, so that who takes over a cluster finds its jobs.
    if (!configuration.containsKey(HighAvailabilityOptions.HA_CLUSTER_ID.key())) {
      effective.putIfAbsent(CLUSTER, clusterId(application));
    }
    return effective;
  }

  /** The archive of one application; empty if it has none. */
  public static Optional<JobArchive> of(
      ApplicationId application,
      StagingArea area,
      Map<String, String> configuration,
      Configuration hadoop) {
    String cluster = configuration.getOrDefault(CLUSTER, clusterId(application));
    return directory(area, configuration)
        .map(directory -> new JobArchive(new Path(directory, cluster), hadoop));
  }

  /** Flink wants 32 hexadecimal digits. */
  static String clusterId(ApplicationId application) {
    return String.format("%016x%016x", application.getClusterTimestamp(), application.getId());
  }

  /**
   * The jobs that were archived; of a session that had very many, the last ones.
   *
   * @throws IOException if the archive cannot be read
   */
  public List<JobSummary> jobs() throws IOException {
    FileSystem fileSystem = directory.getFileSystem(hadoop);
    List<JobSummary> jobs = new ArrayList<>();
    for (FileStatus application : newest(list(fileSystem, new Path(directory, "applications")))) {
      Path summary = new Path(application.getPath(), "application-summary");
      if (fileSystem.exists(summary)) {
        jobs.addAll(read(fileSystem, summary));
      } else {
        // Its jobs ended, it has not, or its master was gone before it could tell.
        for (FileStatus job : list(fileSystem, new Path(application.getPath(), "jobs"))) {
          jobs.addAll(read(fileSystem, job.getPath()));
        }
      }
    }
    return jobs;
  }

  private static List<FileStatus> newest(List<FileStatus> applications) {
    return applications.stream()
        .sorted(Comparator.comparing(FileStatus::getModificationTime).reversed())
        .limit(MOST_APPLICATIONS)
        .toList();
  }

  private static List<FileStatus> list(FileSystem fileSystem, Path path) throws IOException {
    try {
      return List.of(fileSystem.listStatus(path));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private static List<JobSummary> read(FileSystem fileSystem, Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JobSummary> jobs = new ArrayList<>();
    try (var input = fileSystem.open(file)) {
      for (JsonNode part : mapper.readTree((java.io.InputStream) input).path("archive")) {
        if (SUMMARY.matcher(part.path("path").asText()).matches()) {
          jobs.addAll(JobSummary.allOf(mapper.readTree(part.path("json").asText())));
        }
      }
    }
    return jobs;
  }
}
