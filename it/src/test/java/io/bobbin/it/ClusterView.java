package io.bobbin.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.Records;

/** The cluster as somebody sees it who is not Bobbin. */
final class ClusterView implements AutoCloseable {
  private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");

  private final MiniCluster cluster;
  private final YarnClient yarn = YarnClient.createYarnClient();
  private final FileSystem hdfs;

  ClusterView(MiniCluster cluster) throws IOException {
    this.cluster = cluster;
    yarn.init(cluster.configuration());
    yarn.start();
    hdfs = cluster.fileSystem();
  }

  FileSystem hdfs() {
    return hdfs;
  }

  /** The first application that a text names. */
  static ApplicationId applicationIn(String text) {
    Matcher matcher = APPLICATION.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No application in: " + text);
    }
    return ApplicationId.fromString(matcher.group());
  }

  ApplicationReport report(ApplicationId application) throws IOException, YarnException {
    return yarn.getApplicationReport(application);
  }

  int applications() throws IOException, YarnException {
    return yarn.getApplications().size();
  }

  int livingApplications() throws IOException, YarnException {
    return yarn.getApplications(
            EnumSet.of(
                YarnApplicationState.NEW,
                YarnApplicationState.NEW_SAVING,
                YarnApplicationState.SUBMITTED,
                YarnApplicationState.ACCEPTED,
                YarnApplicationState.RUNNING))
        .size();
  }

  /** Containers of all applications that the ResourceManager counts as running or about to. */
  int allocatedContainers() throws IOException, InterruptedException {
    URI metrics = cluster.resourceManagerWebAddress().resolve("ws/v1/cluster/metrics");
    HttpRequest request =
        HttpRequest.newBuilder(metrics).header("Accept", "application/json").build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .path("clusterMetrics")
        .path("containersAllocated")
        .asInt();
  }

  void kill(ApplicationId application) throws IOException, YarnException {
    yarn.killApplication(application);
    await().atMost(Duration.ofMinutes(1)).until(() -> report(application).getFinishTime() > 0);
  }

  /** An application that nobody runs, as far as YARN needs somebody to. */
  ApplicationId submitOfAnotherKind(String type) throws IOException, YarnException {
    ApplicationSubmissionContext context =
        yarn.createApplication().getApplicationSubmissionContext();
    context.setApplicationName("somebody else's");
    context.setApplicationType(type);
    context.setUnmanagedAM(true);
    context.setResource(Resource.newInstance(128, 1));
    context.setAMContainerSpec(Records.newRecord(ContainerLaunchContext.class));
    return yarn.submitApplication(context);
  }

  /** All files below the directory where Bobbin keeps its own, relative to it. */
  List<String> ownFiles() throws IOException {
    Path root = new Path(hdfs.getHomeDirectory(), ".bobbin");
    List<String> files = new ArrayList<>();
    if (hdfs.exists(root)) {
      RemoteIterator<LocatedFileStatus> all = hdfs.listFiles(root, true);
      while (all.hasNext()) {
        files.add(root.toUri().relativize(all.next().getPath().toUri()).getPath());
      }
    }
    files.sort(null);
    return files;
  }

  boolean hasStagingDirectory(ApplicationId application) throws IOException {
    return hdfs.exists(new Path(hdfs.getHomeDirectory(), ".bobbin/applications/" + application));
  }

  /** A directory that is not there yet, however often it is asked for by this name. */
  Path newDirectory(String name) {
    return new Path(hdfs.getHomeDirectory(), name + "-" + UUID.randomUUID());
  }

  void write(Path file, String... lines) throws IOException {
    try (var output = hdfs.create(file, false)) {
      output.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  String read(Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    RemoteIterator<LocatedFileStatus> files = hdfs.listFiles(directory, true);
    while (files.hasNext()) {
      FileStatus file = files.next();
      try (var input = hdfs.open(file.getPath())) {
        text.append(new String(input.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  /** A page behind the ResourceManager's proxy. */
  String throughProxy(ApplicationId application, String page)
      throws IOException, InterruptedException {
    URI address = cluster.resourceManagerWebAddress().resolve("proxy/" + application + "/" + page);
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  @Override
  public void close() throws IOException {
    yarn.stop();
    hdfs.close();
  }
}
