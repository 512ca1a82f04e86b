package io.bobbin.client.submit;

import io.bobbin.client.check.JarSource;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.stage.BundleStore;
import io.bobbin.client.stage.JarStore;
import io.bobbin.client.stage.LaunchJar;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.DeploymentMode;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.Program;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the files of one application into their places. */
final class Staging {
  private final HadoopSite site;
  private final Path clientConfiguration;
  private final Rollback rollback;

  Staging(HadoopSite site, Path clientConfiguration, Rollback rollback) {
    this.site = site;
    this.clientConfiguration = clientConfiguration;
    this.rollback = rollback;
  }

  StagedFiles stage(RunRequest request, Prepared prepared) throws IOException {
    StagingArea area = prepared.area();
    StagedFile bundle = new BundleStore(area, rollback).ensure(prepared.bundle());
    StagedFile jar = stageJar(request.jar(), prepared);
    String id = prepared.application().toString();
    rollback.push(() -> area.removeApplication(id));
    StagedFile launchJar =
        new LaunchJar(site.directory(), clientConfiguration)
            .stage(
                specification(request, prepared, jar),
                area.fileSystem(),
                area.prepareApplication(id));
    return new StagedFiles(bundle, jar, launchJar);
  }

  private StagedFile stageJar(JarSource source, Prepared prepared) throws IOException {
    if (source instanceof JarSource.Local local) {
      return new JarStore(prepared.area(), rollback)
          .ensure(local, prepared.jarHash().orElseThrow());
    }
    return JarStore.inPlace((JarSource.Remote) source, site.configuration());
  }

  private LaunchSpecification specification(RunRequest request, Prepared prepared, StagedFile jar) {
    Map<String, String> engine = new HashMap<>(request.configuration());
    engine.putAll(prepared.engine().derivedConfiguration());
    // The application master must know whether YARN will start another one after it.
    engine.put(
        Settings.ATTEMPTS.key(),
        Integer.toString(site.attempts(Settings.ATTEMPTS.get(request.configuration()))));
    return new LaunchSpecification(
        applicationName(request, prepared),
        DeploymentMode.APPLICATION,
        engine,
        Optional.of(
            new Program(
                jar.file().link(), Optional.of(prepared.jar().mainClass()), request.arguments())),
        prepared.engine().workers(),
        prepared.area().application(prepared.application().toString()).toUri());
  }

  static String applicationName(RunRequest request, Prepared prepared) {
    String mainClass = prepared.jar().mainClass();
    return Settings.APPLICATION_NAME
        .find(request.configuration())
        .orElse(mainClass.substring(mainClass.lastIndexOf('.') + 1));
  }
}
