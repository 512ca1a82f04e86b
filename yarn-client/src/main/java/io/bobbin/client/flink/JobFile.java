package io.bobbin.client.flink;

import io.bobbin.launch.ContainerLayout;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.flink.api.common.cache.DistributedCache.DistributedCacheEntry;
import org.apache.flink.streaming.api.graph.ExecutionPlan;

/** Writes down all that a job is besides its jars. */
final class JobFile {
  private JobFile() {}

  /** Writes the plan, and those files of the distributed cache that are on this machine only. */
  static void write(ExecutionPlan plan, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, DistributedCacheEntry> artifact : plan.getUserArtifacts().entrySet()) {
        org.apache.flink.core.fs.Path path =
            new org.apache.flink.core.fs.Path(artifact.getValue().filePath);
        if (!path.getFileSystem().isDistributedFS()) {
          zip.putNextEntry(new ZipEntry(ContainerLayout.ARTIFACT_ENTRY_PREFIX + artifact.getKey()));
          Files.copy(Path.of(path.getPath()), zip);
          zip.closeEntry();
        }
      }
      zip.putNextEntry(new ZipEntry(ContainerLayout.PLAN_ENTRY));
      ObjectOutputStream objects = new ObjectOutputStream(zip);
      objects.writeObject(plan);
      objects.flush();
      zip.closeEntry();
    }
  }
}
