package io.bobbin.client.flink;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.launch.DeploymentMode;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;

/** The values of {@code execution.target} that mean YARN. */
enum YarnTarget {
  SESSION(DeploymentMode.SESSION),
  PER_JOB(DeploymentMode.PER_JOB),
  APPLICATION(DeploymentMode.APPLICATION);

  private final String targetName;

  YarnTarget(DeploymentMode mode) {
    this.targetName = "yarn-" + ApplicationTags.nameOf(mode);
  }

  String targetName() {
    return targetName;
  }

  boolean isIn(Configuration configuration) {
    return of(configuration).filter(target -> target == this).isPresent();
  }

  static Optional<YarnTarget> of(Configuration configuration) {
    return configuration
        .getOptional(DeploymentOptions.TARGET)
        .flatMap(
            name ->
                Arrays.stream(values())
                    .filter(target -> target.targetName.equalsIgnoreCase(name.strip()))
                    .findAny());
  }
}
