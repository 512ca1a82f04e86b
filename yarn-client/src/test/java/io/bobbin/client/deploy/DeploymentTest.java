package io.bobbin.client.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.report.Progress;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.client.submit.SubmittedApplication;
import io.bobbin.client.watch.Milestone;
import io.bobbin.launch.control.ControlSecret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
  @TempDir Path directory;

  /**
   * YARN does not answer, and then the client is interrupted: the application runs all the same.
   */
  @Test
  void whateverHappensAfterTheSubmissionIsNotToldAsNothingStarted() throws Exception {
    Configuration hadoop = new YarnConfiguration();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      hadoop.set(YarnConfiguration.RM_ADDRESS, "localhost:" + silent.getLocalPort());
      HadoopSite site = new HadoopSite(directory, hadoop);
      PrintStream nowhere =
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      SubmittedApplication application =
          new SubmittedApplication(
              ApplicationId.newInstance(1_700_000_000_000L, 1),
              ControlSecret.generate(),
              StagingArea.of(
                  hadoop, Map.of("yarn.staging-directory", directory.toUri().toString())),
              "default",
              "1 MiB");
      try (Yarn yarn = Yarn.connect(site, Duration.ofSeconds(10))) {
        Interruption interruption = new Interruption(yarn, new Rollback(), nowhere, false);
        interruption.submitted(application);
        Progress progress = new Progress(nowhere, false, System::nanoTime);
        Deployment deployment = new Deployment(yarn, application, true, progress, interruption);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> deployment.follow(Milestone.ENDED))
            .hasMessageContaining("application_1700000000000_0001 is submitted")
            .hasMessageContaining("bobbin status application_1700000000000_0001")
            .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
            .extracting(BobbinException::exitCode)
            .isEqualTo(ExitCode.LOST_CONTACT);
        deployment.close();
      } finally {
        // For the threads' next waits, which must not be interrupted.
        Thread.interrupted();
      }
    }
  }
}
