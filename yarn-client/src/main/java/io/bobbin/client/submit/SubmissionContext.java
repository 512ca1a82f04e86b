package io.bobbin.client.submit;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.Settings;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.launch.timeline.Timeline;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.LogAggregationContext;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.util.Records;

/** The application in YARN's words. */
final class SubmissionContext {
  private final HadoopSite site;
  private final ControlSecret secret;

  SubmissionContext(HadoopSite site, ControlSecret secret) {
    this.site = site;
    this.secret = secret;
  }

  /**
   * The application.
   *
   * @param timeline what the client did until now, and when
   */
  ApplicationSubmissionContext of(
      LaunchRequest request, Prepared prepared, StagedFiles files, Timeline timeline)
      throws IOException {
    Map<String, String> configuration = request.configuration();
    ApplicationSubmissionContext context = Records.newRecord(ApplicationSubmissionContext.class);
    context.setApplicationId(prepared.application());
    context.setApplicationName(prepared.name());
    context.setApplicationType(Settings.APPLICATION_TYPE.get(configuration));
    context.setQueue(Settings.QUEUE.get(configuration));
    context.setApplicationTags(tags(request, prepared));
    int priority = Settings.PRIORITY.get(configuration);
    if (priority >= 0) {
      context.setPriority(Priority.newInstance(priority));
    }
    Settings.attempts(configuration).ifPresent(context::setMaxAppAttempts);
    context.setAttemptFailuresValidityInterval(Settings.ATTEMPT_WINDOW.get(configuration));
    Settings.NODE_LABEL.find(configuration).ifPresent(context::setNodeLabelExpression);
    rolledLogs(configuration).ifPresent(context::setLogAggregationContext);
    context.setKeepContainersAcrossApplicationAttempts(Settings.recovers(configuration));
    context.setResource(
        Resource.newInstance(prepared.master().memory(), prepared.master().vcores()));
    context.setAMContainerSpec(container(configuration, prepared, files, timeline));
    return context;
  }

  private Set<String> tags(LaunchRequest request, Prepared prepared) {
    Set<String> tags = new LinkedHashSet<>(Settings.TAGS.get(request.configuration()));
    tags.add(ApplicationTags.BOBBIN);
    tags.add(ApplicationTags.of(request.work().mode()));
    int most =
        site.configuration()
            .getInt(
                YarnConfiguration.RM_APPLICATION_MAX_TAGS,
                YarnConfiguration.DEFAULT_RM_APPLICATION_MAX_TAGS);
    if (tags.size() < most) {
      // Who gives an application as many tags as YARN takes, keeps more bundles from being pruned.
      tags.add(ApplicationTags.ofBundle(prepared.bundle().hash()));
    }
    return tags;
  }

  private static Optional<LogAggregationContext> rolledLogs(Map<String, String> configuration) {
    Optional<String> included = Settings.ROLLED_LOGS_INCLUDED.find(configuration);
    Optional<String> excluded = Settings.ROLLED_LOGS_EXCLUDED.find(configuration);
    if (included.isEmpty() && excluded.isEmpty()) {
      return Optional.empty();
    }
    LogAggregationContext context = Records.newRecord(LogAggregationContext.class);
    included.ifPresent(context::setRolledLogsIncludePattern);
    excluded.ifPresent(context::setRolledLogsExcludePattern);
    return Optional.of(context);
  }

  private ContainerLaunchContext container(
      Map<String, String> configuration, Prepared prepared, StagedFiles files, Timeline timeline)
      throws IOException {
    Map<String, LocalResource> resources = new HashMap<>();
    for (LaunchFile file : files.forMaster()) {
      resources.put(file.link(), resource(file));
    }
    Set<FileSystem> fileSystems =
        TokenFileSystems.of(
            configuration, prepared.area().fileSystem(), files.forMaster(), site.configuration());
    Optional<String> user =
        UserGroupInformation.isSecurityEnabled()
            ? Optional.empty()
            : Optional.of(UserGroupInformation.getCurrentUser().getUserName());
    String command =
        MasterCommand.of(prepared.java(), prepared.engine().masterFlags(), prepared.masterOptions())
            .of(Settings.COMMAND_TEMPLATE.get(configuration));
    return ContainerLaunchContext.newInstance(
        resources,
        MasterEnvironment.of(configuration, files.forWorkers(), timeline, user),
        List.of(command),
        null,
        MasterCredentials.of(secret, site.configuration(), fileSystems),
        access(configuration));
  }

  private static Map<ApplicationAccessType, String> access(Map<String, String> configuration) {
    Map<ApplicationAccessType, String> access = new EnumMap<>(ApplicationAccessType.class);
    Settings.VIEW_ACL
        .find(configuration)
        .ifPresent(list -> access.put(ApplicationAccessType.VIEW_APP, list));
    Settings.MODIFY_ACL
        .find(configuration)
        .ifPresent(list -> access.put(ApplicationAccessType.MODIFY_APP, list));
    return access;
  }

  private static LocalResource resource(LaunchFile file) {
    return LocalResource.newInstance(
        URL.fromURI(file.source()),
        LocalResourceType.valueOf(file.kind().name()),
        LocalResourceVisibility.valueOf(file.visibility().name()),
        file.size(),
        file.timestamp());
  }
}
