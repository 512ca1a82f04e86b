package io.bobbin.client.submit;

import io.bobbin.client.check.JarSource;
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
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.Settings;
import io.bobbin.launch.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    StagedFile bundle = new BundleStore(area, rollback).ensure(prepared.bundle());
    List<StagedFile> jars = stageJars(prepared);
    String id = prepared.application().toString();
    rollback.push(() -> area.removeApplication(id));
    Path directory = area.prepareApplication(id);
    Optional<StagedFile> plan = stagePlan(request.work(), area, directory);
    StagedFile launchJar =
        new LaunchJar(site.directory(), clientConfiguration)
            .stage(specification(request, prepared, jars), area.fileSystem(), directory);
    return new StagedFiles(bundle, jars, plan, launchJar);
  }

  private List<StagedFile> stageJars(Prepared prepared) throws IOException {
    JarStore store = new JarStore(prepared.area(), rollback);
    List<StagedFile> staged = new ArrayList<>();
    for (Prepared.UserJar jar : prepared.jars()) {
      staged.add(
          jar.source() instanceof JarSource.Local local
              ? store.ensure(local, jar.hash().orElseThrow(), staged.size())
              : JarStore.inPlace(
                  (JarSource.Remote) jar.source(), site.configuration(), staged.size()));
    }
    return staged;
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
      LaunchRequest request, Prepared prepared, List<StagedFile> jars) {
    Map<String, String> engine =
        new HashMap<>(
            JobArchive.configure(request.configuration(), prepared.area(), prepared.application()));
    engine.putAll(prepared.engine().derivedConfiguration());
    // The application master must know whether YARN will start another one after it.
    engine.put(
        Settings.ATTEMPTS.key(),
        Integer.toString(site.attempts(Settings.ATTEMPTS.get(request.configuration()))));
    return new LaunchSpecification(
        prepared.name(),
        workload(request.work(), prepared, jars.stream().map(jar -> jar.file().link()).toList()),
        engine,
        request.work() instanceof WorkRequest.Session
            ? prepared.engine().standingWorkers()
            : prepared.engine().workers(),
        prepared.area().application(prepared.application().toString()).toUri());
  }

  private static Workload workload(WorkRequest work, Prepared prepared, List<String> jars) {
    if (work instanceof WorkRequest.Program program) {
      return new Workload.Program(
          jars.stream().findFirst(), prepared.mainClass(), program.arguments());
    }
    return work instanceof WorkRequest.Job
        ? new Workload.Job(ContainerLayout.JOB_PLAN, jars)
        : new Workload.Session();
  }
}
