package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.PublicationQueue;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.ApplicationID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.blob.BlobKey;
import org.apache.flink.runtime.blob.BlobStoreService;
import org.apache.flink.util.AbstractID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jars and other files of jobs, unless every attempt's container has them anyway. */
final class EpochBlobs implements BlobStoreService {
  private static final Logger LOG = LoggerFactory.getLogger(EpochBlobs.class);

  private final CompletableFuture<EpochDirectory> epoch;
  private final PublicationQueue queue;
  private final LocalisedFiles localised;

  /**
   * @param epoch a future, so that Flink's start need not wait for it
   */
  EpochBlobs(
      CompletableFuture<EpochDirectory> epoch, PublicationQueue queue, LocalisedFiles localised) {
    this.epoch = epoch;
    this.queue = queue;
    this.localised = localised;
  }

  @Override
  public boolean put(File file, JobID job, BlobKey key) throws IOException {
    return put(file, name(job, key));
  }

  @Override
  public boolean put(File file, ApplicationID application, BlobKey key) throws IOException {
    return put(file, name(application, key));
  }

  /** Flink moves the file as soon as this returns; a second name of it stays. */
  private boolean put(File file, String name) throws IOException {
    Path link = file.toPath().resolveSibling(file.getName() + ".link");
    Files.createLink(link, file.toPath());
    queue.add(
        () -> {
          if (!localised.contain(link)) {
            epoch.join().publish(name, output -> Files.copy(link, output));
          }
          Files.delete(link);
        });
    return true;
  }

  @Override
  public boolean get(JobID job, BlobKey key, File file) throws IOException {
    return get(name(job, key), key, file);
  }

  @Override
  public boolean get(ApplicationID application, BlobKey key, File file) throws IOException {
    return get(name(application, key), key, file);
  }

  private boolean get(String name, BlobKey key, File file) throws IOException {
    EpochDirectory directory = epoch.join();
    if (directory.contains(name)) {
      try (InputStream input = directory.open(name)) {
        Files.copy(input, file.toPath(), StandardCopyOption.REPLACE_EXISTING);
      }
      return true;
    }
    Optional<Path> same = localised.find(key.getHash());
    Files.copy(
        same.orElseThrow(() -> new FileNotFoundException("There is no " + name)),
        file.toPath(),
        StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  @Override
  public boolean delete(JobID job, BlobKey key) {
    return deleteAll(name(job, key));
  }

  @Override
  public boolean delete(ApplicationID application, BlobKey key) {
    return deleteAll(name(application, key));
  }

  @Override
  public boolean deleteAll(JobID job) {
    return deleteAll(prefix(job));
  }

  @Override
  public boolean deleteAll(ApplicationID application) {
    return deleteAll(prefix(application));
  }

  private boolean deleteAll(String prefix) {
    try {
      queue.settled().join();
      EpochDirectory directory = epoch.join();
      for (String name : directory.names(prefix)) {
        directory.remove(name);
      }
      return true;
    } catch (IOException e) {
      LOG.warn("Could not remove all of {}*", prefix, e);
      return false;
    }
  }

  private static String name(AbstractID owner, BlobKey key) {
    return prefix(owner) + key;
  }

  private static String prefix(AbstractID owner) {
    return "blob." + owner.toHexString() + ".";
  }

  @Override
  public void cleanupAllData() {
    // All of it goes with the application.
  }

  @Override
  public void close() {}
}
