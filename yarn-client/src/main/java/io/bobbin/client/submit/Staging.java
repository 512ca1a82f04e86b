package io.bobbin.client.submit;

import io.bobbin.client.cluster.BlockReportWait;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.jobs.JobArchive;
import io.bobbin.client.stage.ApplicationFile;
import io.bobbin.client.stage.BundleStore;
import io.bobbin.client.stage.JarStore;
import io.bobbin.client.stage.LaunchJar;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.HadoopProperties;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.Settings;
import io.bobbin.launch.ShippedFiles;
import io.bobbin.launch.Workload;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CoreOptions;
import org.apache.hadoop.fs.Path;

/** Puts the files of one application into their places. */
final class Staging {
  private final HadoopSite site;
  private final java.nio.file.Path clientConfiguration;
  private final Rollback rollback;

  Staging(HadoopSite site, java.nio.file.Path clientConfiguration, Rollback rollback) {
    this.site = site;
    this.clientConfiguration = clientConfiguration;
    this.rollback = rollback;
  }

  StagedFiles stage(LaunchRequest request, Prepared prepared) throws IOException {
    StagingArea area = prepared.area();
    StagedFile bundle = stageBundle(prepared);
    UserFilesStaging users =
        new UserFilesStaging(new JarStore(area, rollback), prepared.hashes(), site.configuration());
    List<StagedFile> jars = users.jars(prepared.files());
    Optional<StagedFile> optionalPart = users.optionalPart(prepared.files());
    String id = prepared.application().toString();
    rollback.push(() -> area.removeApplication(id));
    Path directory = area.prepareApplication(id);
    List<StagedFile> shipped = users.shipped(prepared.files(), area.fileSystem(), directory);
    Optional<StagedFile> plan = stagePlan(request.work(), area, directory);
    StagedFiles.UserParts parts = new StagedFiles.UserParts(jars, shipped, optionalPart);
    StagedFile launchJar =
        new LaunchJar(site.directory(), clientConfiguration)
            .stage(specification(request, prepared, parts), area.fileSystem(), directory);
    return new StagedFiles(bundle, parts, plan, launchJar);
  }

  private StagedFile stageBundle(Prepared prepared) throws IOException {
    Optional<StagedFile> published = prepared.published().bundle();
    return published.isPresent()
        ? published.get()
        : BundleStore.own(prepared.area(), rollback).ensure(prepared.bundle());
  }

  private static Optional<StagedFile> stagePlan(WorkRequest work, StagingArea area, Path directory)
      throws IOException {
    if (work instanceof WorkRequest.Job job) {
      return Optional.of(
          ApplicationFile.stage(
              job.plan(), ContainerLayout.JOB_PLAN, area.fileSystem(), directory));
    }
    return Optional.empty();
  }

  private LaunchSpecification specification(
      LaunchRequest request, Prepared prepared, StagedFiles.UserParts parts) {
    return new LaunchSpecification(
        prepared.name(),
        workload(request.work(), prepared, links(parts.jars())),
        engineConfiguration(request, prepared),
        request.work() instanceof WorkRequest.Session
            ? prepared.engine().workersWithoutJobs()
            : prepared.engine().workers(),
        prepared.area().application(prepared.application().toString()).toUri(),
        new ShippedFiles(workerFiles(request.work(), prepared, parts), prepared.classPath()));
  }

  private Map<String, String> engineConfiguration(LaunchRequest request, Prepared prepared) {
    Map<String, String> engine =
        new HashMap<>(
            JobArchive.configure(request.configuration(), prepared.area(), prepared.application()));
    engine.putAll(prepared.engine().derivedConfiguration());
    // The application master must know whether YARN will start another one after it.
    engine.put(Settings.ATTEMPTS.key(), Integer.toString(site.attempts(request.configuration())));
    if (BlockReportWait.PROPERTIES.keySet().stream()
        .map(HadoopProperties::key)
        .noneMatch(engine::containsKey)) {
      // Containers, too, end small files: histories, timelines, checkpoints' metadata.
      BlockReportWait.PROPERTIES.forEach(
          (property, value) -> engine.put(HadoopProperties.key(property), value));
    }
    if (prepared.inclusion().onClassPath()) {
      // Flink's class loader for user code would load once more what is on the class path.
      engine.putIfAbsent(CoreOptions.CLASSLOADER_RESOLVE_ORDER.key(), "parent-first");
    }
    return engine;
  }

  /** A program's own jar and a job's jars come to workers by Flink, unless Java is to find them. */
  private static List<LaunchFile> workerFiles(
      WorkRequest work, Prepared prepared, StagedFiles.UserParts parts) {
    Stream<StagedFile> jars =
        prepared.inclusion().onClassPath()
            ? parts.jars().stream()
            : work instanceof WorkRequest.Program
                ? parts.jars().stream().skip(prepared.files().programJar().isPresent() ? 1 : 0)
                : Stream.empty();
    return Stream.concat(jars, parts.shipped().stream()).map(StagedFile::file).toList();
  }

  private static Workload workload(WorkRequest work, Prepared prepared, List<String> jars) {
    if (work instanceof WorkRequest.Program program) {
      int own = prepared.files().programJar().isPresent() ? 1 : 0;
      return new Workload.Program(
          jars.stream().limit(own).findFirst(),
          prepared.inclusion().onClassPath() ? List.of() : jars.subList(own, jars.size()),
          prepared.files().mainClass(),
          program.arguments());
    }
    return work instanceof WorkRequest.Job
        ? new Workload.Job(ContainerLayout.JOB_PLAN, jars)
        : new Workload.Session();
  }

  private static List<String> links(List<StagedFile> files) {
    return files.stream().map(file -> file.file().link()).toList();
  }
}
