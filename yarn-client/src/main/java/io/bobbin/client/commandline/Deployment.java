package io.bobbin.client.commandline;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.Optional;

/**
 * Where a command line leads. 1.x had three ways to say so: {@code -t} (or {@code -e}, or {@code
 * -Dexecution.target}), which came before all others; {@code -m yarn-cluster}; and {@code -yid}.
 *
 * @param named the target that the line names; empty if none
 * @param added the target that its other options mean; empty if one is named, or none meant
 */
record Deployment(Optional<String> named, Optional<String> added) {
  private static final String YARN_CLUSTER = "yarn-cluster";
  private static final String SESSION = "yarn-session";
  private static final String PER_JOB = "yarn-per-job";
  private static final String APPLICATION = "yarn-application";

  static Deployment of(Verb verb, GivenOptions given) {
    Optional<String> named =
        given
            .property("execution.target")
            .or(() -> given.value("t"))
            .or(() -> given.value("e"))
            .map(String::strip);
    Optional<String> address = given.value("m").filter(value -> !isYarnCluster(value));
    Optional<String> application = given.value("yid");
    named.ifPresent(target -> check(verb, target, address, application));
    if (named.isEmpty() && address.isPresent() && application.isPresent()) {
      throw exclusive("-m " + address.get(), "-yid " + application.get());
    }
    Optional<String> added = named.isPresent() ? Optional.empty() : meant(verb, given);
    if (verb == Verb.RUN_APPLICATION) {
      added.ifPresent(target -> check(verb, target, address, application));
    }
    return new Deployment(named, added);
  }

  static boolean isYarnCluster(String address) {
    return address.equals(YARN_CLUSTER);
  }

  boolean isOnYarn() {
    return named.or(() -> added).filter(Deployment::isOnYarn).isPresent();
  }

  private static Optional<String> meant(Verb verb, GivenOptions given) {
    if (verb == Verb.RUN_APPLICATION) {
      return Optional.of(APPLICATION);
    }
    if (given.has("yid")) {
      return Optional.of(SESSION);
    }
    if (given.value("m").filter(Deployment::isYarnCluster).isEmpty()) {
      return Optional.empty();
    }
    boolean attaches = !verb.hasProgram() || given.property("yarn.application.id").isPresent();
    return Optional.of(attaches ? SESSION : PER_JOB);
  }

  private static void check(
      Verb verb, String target, Optional<String> address, Optional<String> application) {
    if (verb == Verb.RUN_APPLICATION && !target.endsWith("application")) {
      throw usage(
          "run-application cannot run on the target "
              + target
              + ". Say flink run -t "
              + target
              + ", or run-application without a target.");
    }
    if (address.isPresent() && isOnYarn(target)) {
      throw exclusive("-m " + address.get(), "-t " + target);
    }
    boolean reachable = verb.hasProgram() ? target.equals(SESSION) : isOnYarn(target);
    if (application.isPresent() && !reachable) {
      throw exclusive("-yid " + application.get(), "-t " + target);
    }
  }

  private static boolean isOnYarn(String target) {
    return target.startsWith("yarn-");
  }

  private static BobbinException exclusive(String one, String other) {
    return usage(
        one
            + " and "
            + other
            + " exclude each other: "
            + "-m HOST:PORT is a cluster that is not asked of YARN, -yid a running application, and"
            + " -t where to run. Leave one out; a running application on YARN is "
            + "-t yarn-session -Dyarn.application.id=ID.");
  }

  private static BobbinException usage(String message) {
    return new BobbinException(ExitCode.USAGE, message);
  }
}
