package io.bobbin.client.submit;

import io.bobbin.client.check.ContainerSize;
import io.bobbin.client.engine.EngineResources;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.PublishedBundles;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ShippedFiles;
import io.bobbin.launch.UserJarInclusion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * What is known once all checks have passed and nothing has been uploaded yet.
 *
 * @param application the id that YARN gave; it costs nothing until it is used
 * @param name of the application
 * @param files of the user's
 * @param hashes of the contents of those files that are kept by them
 * @param published whether the bundle is where all users may have it
 * @param java whose Java the containers run
 * @param inclusion where the class path has the user's jars
 * @param classPath of masters and workers, if it is not the bundle's own
 * @param configuredOptions JVM options that the configuration gives the application master
 */
record Prepared(
    ApplicationId application,
    String name,
    UserFiles files,
    Map<URI, String> hashes,
    LocalBundle bundle,
    PublishedBundles.Answer published,
    StagingArea area,
    EngineResources engine,
    ContainerSize master,
    ContainerJava java,
    UserJarInclusion inclusion,
    Optional<String> classPath,
    List<String> configuredOptions) {
  Prepared {
    hashes = Map.copyOf(hashes);
    configuredOptions = List.copyOf(configuredOptions);
  }

  /** JVM options of the application master besides those for its memory. */
  List<String> masterOptions() {
    return Stream.concat(
            new ShippedFiles(List.of(), classPath).javaOptions().stream(),
            configuredOptions.stream())
        .toList();
  }
}
