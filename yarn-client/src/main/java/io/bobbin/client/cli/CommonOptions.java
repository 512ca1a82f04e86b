package io.bobbin.client.cli;

import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {
  @Option(names = "--json", description = "Print one JSON document on standard output.")
  boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the stack trace of an error.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
