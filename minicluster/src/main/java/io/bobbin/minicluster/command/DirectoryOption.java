package io.bobbin.minicluster.command;

import io.bobbin.minicluster.StateDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class DirectoryOption {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = {
        "The cluster's directory, one cluster each.",
        "Default: bobbin-minicluster-USER in $TMPDIR or /tmp."
      })
  private Path chosen;

  StateDirectory directory() {
    if (chosen != null) {
      return new StateDirectory(chosen);
    }
    String temporary = Optional.ofNullable(System.getenv("TMPDIR")).orElse("/tmp");
    return new StateDirectory(
        Path.of(temporary, "bobbin-minicluster-" + System.getProperty("user.name")));
  }
}
