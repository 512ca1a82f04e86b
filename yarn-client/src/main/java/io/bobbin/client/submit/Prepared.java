package io.bobbin.client.submit;

import io.bobbin.client.check.ContainerSize;
import io.bobbin.client.check.UserJar;
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
 * @param jarHash of a jar that has to be uploaded; empty if it stays where it is
 * @param java whose Java the containers run
 * @param masterOptions JVM options that the configuration gives the application master
 */
record Prepared(
    ApplicationId application,
    UserJar jar,
    Optional<String> jarHash,
    LocalBundle bundle,
    StagingArea area,
    EngineResources engine,
    ContainerSize master,
    ContainerJava java,
    List<String> masterOptions) {}
