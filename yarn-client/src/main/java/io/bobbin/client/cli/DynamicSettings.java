package io.bobbin.client.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** What a command that deals with a submitted application takes of its configuration. */
final class DynamicSettings {
  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description =
          "Set a configuration value, as for 'run'; what says where the application's files are"
              + " matters here, such as yarn.staging-directory.")
  Map<String, String> values = Map.of();
}
