package io.bobbin.client.submit;

import io.bobbin.client.check.ContainerSize;
import io.bobbin.client.check.JarSource;
import io.bobbin.client.engine.EngineResources;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.ContainerJava;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * What is known once all checks have passed and nothing has been uploaded yet.
 *
 * @param application the id that YARN gave; it costs nothing until it is used
 * @param name of the application
 * @param mainClass of the program, if there is one
 * @param jars with the user's classes
 * @param java whose Java the containers run
 * @param masterOptions JVM options that the configuration gives the application master
 */
record Prepared(
    ApplicationId application,
    String name,
    Optional<String> mainClass,
    List<UserJar> jars,
    LocalBundle bundle,
    StagingArea area,
    EngineResources engine,
    ContainerSize master,
    ContainerJava java,
    List<String> masterOptions) {

  /**
   * A jar with classes of the user's.
   *
   * @param hash of a jar that has to be uploaded; empty if it stays where it is
   */
  record UserJar(JarSource source, Optional<String> hash) {}
}
