package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.deploy.Deployer;
import io.bobbin.client.deploy.Deployment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.report.Progress;
import io.bobbin.client.submit.LaunchRequest;
import io.bobbin.client.watch.Milestone;
import io.bobbin.client.watch.Outcome;
import java.io.IOException;

/** One program's run in an application of its own: submitted, followed, told of. */
final class ProgramRun {
  private final Output output;
  private final boolean json;
  private final Progress progress;
  private final Deployer deployer;

  ProgramRun(
      ClientEnvironment environment, HadoopSite site, Yarn yarn, Output output, boolean json) {
    this.output = output;
    this.json = json;
    this.progress = output.progress(json);
    this.deployer = new Deployer(environment, site, yarn, output.err(), progress);
  }

  ExitCode run(LaunchRequest request, boolean detached, boolean stopOnExit) throws IOException {
    try (Deployment deployment = deployer.deploy(request, stopOnExit)) {
      Outcome outcome = deployment.follow(detached ? Milestone.ACCEPTED : Milestone.ENDED);
      tell(outcome, deployment);
      return outcome.exitCode();
    }
  }

  private void tell(Outcome outcome, Deployment deployment) {
    if (json) {
      output.out().println(Json.line(RunDocument.of(outcome, deployment, progress.durations())));
    }
    if (outcome.exitCode() == ExitCode.SUCCEEDED) {
      progress.say(outcome.message());
    } else {
      output.err().println("bobbin: " + outcome.message());
      output.err().println("Its logs: bobbin logs " + deployment.id());
    }
  }
}
