package io.bobbin.am.engine;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.application.AbstractApplication;
import org.apache.flink.runtime.blob.BlobClient;
import org.apache.flink.runtime.blob.BlobServer;
import org.apache.flink.runtime.client.ClientUtils;
import org.apache.flink.streaming.api.graph.ExecutionPlan;
import org.apache.flink.util.FileUtils;
import org.apache.flink.util.FlinkException;

/** One job, whose plan the client compiled. */
final class CompiledJob implements ApplicationDispatch.Source {
  private final Workload.Job job;
  private final java.nio.file.Path workingDirectory;
  private final Configuration configuration;

  CompiledJob(Workload.Job job, java.nio.file.Path workingDirectory, Configuration configuration) {
    this.job = job;
    this.workingDirectory = workingDirectory;
    this.configuration = configuration;
  }

  /** The job as an earlier attempt ran it, or else with its files uploaded. */
  @Override
  public AbstractApplication application(ApplicationDispatch.Former former, BlobServer blobs)
      throws Exception {
    Optional<ExecutionPlan> recovered = former.plans().stream().findFirst();
    if (recovered.isPresent()) {
      return new DedicatedJob(recovered.get(), true);
    }
    // One that has ended is not run.
    return new DedicatedJob(
        former.applications().isEmpty() ? uploadedPlan(blobs.getPort()) : plan(), false);
  }

  private ExecutionPlan plan() throws IOException, ClassNotFoundException {
    try (ZipFile file = new ZipFile(workingDirectory.resolve(job.plan()).toFile());
        ObjectInputStream input =
            new ObjectInputStream(file.getInputStream(file.getEntry(ContainerLayout.PLAN_ENTRY)))) {
      return (ExecutionPlan) input.readObject();
    }
  }

  private ExecutionPlan uploadedPlan(int blobPort)
      throws IOException, ClassNotFoundException, FlinkException {
    List<Path> jars =
        job.jars().stream().map(jar -> new Path(workingDirectory.resolve(jar).toUri())).toList();
    java.nio.file.Path artifactDirectory = Files.createTempDirectory("artifacts");
    try (ZipFile file = new ZipFile(workingDirectory.resolve(job.plan()).toFile())) {
      ExecutionPlan plan = plan();
      ClientUtils.uploadExecutionPlanFiles(
          plan,
          jars,
          artifacts(file, artifactDirectory),
          () -> new BlobClient(new InetSocketAddress("localhost", blobPort), configuration));
      return plan;
    } finally {
      FileUtils.deleteDirectoryQuietly(artifactDirectory.toFile());
    }
  }

  /** Files of the distributed cache by their names there, which need not be names of files. */
  private static List<Tuple2<String, Path>> artifacts(ZipFile file, java.nio.file.Path directory)
      throws IOException {
    List<Tuple2<String, Path>> artifacts = new ArrayList<>();
    for (ZipEntry entry : Collections.list(file.entries())) {
      if (entry.getName().startsWith(ContainerLayout.ARTIFACT_ENTRY_PREFIX)) {
        java.nio.file.Path target = directory.resolve(Integer.toString(artifacts.size()));
        try (InputStream content = file.getInputStream(entry)) {
          Files.copy(content, target);
        }
        artifacts.add(
            Tuple2.of(
                entry.getName().substring(ContainerLayout.ARTIFACT_ENTRY_PREFIX.length()),
                new Path(target.toUri())));
      }
    }
    return artifacts;
  }
}
