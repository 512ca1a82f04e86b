package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.check.ContainerSize;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.engine.EngineSizing;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.PublishedBundles;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.UserJarInclusion;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.launch.timeline.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What YARN is told and does not show again. */
class SubmissionContextTest {
  @TempDir Path directory;

  @Test
  void hasWhatIsConfigured() throws Exception {
    ApplicationSubmissionContext context =
        context(
            Map.of(
                "yarn.application-attempts", "1",
                "yarn.application-attempt-failures-validity-interval", "60000",
                "yarn.application.node-label", "fast",
                "yarn.rolled-logs.include-pattern", ".*log",
                "yarn.rolled-logs.exclude-pattern", ".*err",
                "yarn.view.acls", "alice operators",
                "yarn.modify.acls", "*"));
    assertThat(context.getMaxAppAttempts()).isEqualTo(1);
    assertThat(context.getAttemptFailuresValidityInterval()).isEqualTo(60_000);
    assertThat(context.getNodeLabelExpression()).isEqualTo("fast");
    assertThat(context.getLogAggregationContext().getRolledLogsIncludePattern()).isEqualTo(".*log");
    assertThat(context.getLogAggregationContext().getRolledLogsExcludePattern()).isEqualTo(".*err");
    assertThat(context.getAMContainerSpec().getApplicationACLs())
        .containsOnly(
            Map.entry(ApplicationAccessType.VIEW_APP, "alice operators"),
            Map.entry(ApplicationAccessType.MODIFY_APP, "*"));
  }

  @Test
  void leavesToYarnWhatIsNotConfigured() throws Exception {
    ApplicationSubmissionContext context = context(Map.of());
    assertThat(context.getMaxAppAttempts()).isZero();
    assertThat(context.getKeepContainersAcrossApplicationAttempts()).isTrue();
    assertThat(context.getAttemptFailuresValidityInterval()).isEqualTo(10_000);
    assertThat(context.getNodeLabelExpression()).isNull();
    assertThat(context.getLogAggregationContext()).isNull();
    assertThat(context.getAMContainerSpec().getApplicationACLs()).isEmpty();
    assertThat(context.getApplicationTags())
        .containsOnly("bobbin", "bobbin-session", "bobbin-bundle-abc");
  }

  @Test
  void userMayGiveAsManyTagsAsYarnTakes() throws Exception {
    assertThat(context(Map.of("yarn.tags", "1,2,3,4,5,6,7,8")).getApplicationTags())
        .hasSize(10)
        .doesNotContain("bobbin-bundle-abc");
  }

  private ApplicationSubmissionContext context(Map<String, String> settings) throws Exception {
    Map<String, String> configuration = new TreeMap<>(settings);
    configuration.put("yarn.staging-directory", directory.toUri().toString());
    Configuration hadoop = new Configuration();
    Files.createDirectory(directory.resolve("bundle"));
    Files.createFile(directory.resolve("bundle/bobbin-bundle-abc.tar"));
    Prepared prepared =
        new Prepared(
            ApplicationId.newInstance(1, 1),
            "name",
            new UserFiles(
                Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty()),
            Map.of(),
            LocalBundle.find(directory),
            PublishedBundles.Answer.NONE,
            StagingArea.of(hadoop, configuration),
            EngineSizing.of(configuration),
            new ContainerSize(1024, 1),
            ContainerJava.BUNDLED,
            UserJarInclusion.DISABLED,
            Optional.empty(),
            List.of());
    StagedFile file =
        new StagedFile(
            new LaunchFile(
                "file",
                directory.resolve("file").toUri(),
                1,
                1,
                LaunchFile.Kind.FILE,
                LaunchFile.Visibility.PRIVATE),
            0);
    return new SubmissionContext(new HadoopSite(directory, hadoop), ControlSecret.generate())
        .of(
            new LaunchRequest(new WorkRequest.Session(), configuration),
            prepared,
            new StagedFiles(
                file,
                new StagedFiles.UserParts(List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                file),
            Timeline.empty());
  }
}
