package io.bobbin.launch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every configuration key that Bobbin itself reads. Keys that start with {@code yarn.} are those of
 * Flink's own YARN integration and mean what they mean there.
 */
public final class Settings {
  private static final String ACCESS = "an access list such as 'alice,bob admins,operators' or '*'";
  private static final String REGULAR_EXPRESSION = "a regular expression";

  public static final Setting<String> APPLICATION_NAME =
      Setting.optionalText(
          "yarn.application.name",
          "Name that YARN shows; by default the program's main class, the job's name or"
              + " 'Flink session cluster'.");
  public static final Setting<String> APPLICATION_ID =
      Setting.optionalText("yarn.application.id", "The running application that a command is for.");
  public static final Setting<String> PROPERTIES_DIRECTORY =
      Setting.optionalText(
          "yarn.properties-file.location",
          "Directory of the file that names the session that was started last; by default Java's"
              + " directory for temporary files.");
  public static final Setting<String> APPLICATION_TYPE =
      Setting.text("yarn.application.type", "Apache Flink", "Application type that YARN shows.");
  public static final Setting<String> QUEUE =
      Setting.text("yarn.application.queue", "default", "YARN queue that the application runs in.");
  public static final Setting<Integer> PRIORITY =
      Setting.wholeNumber(
          "yarn.application.priority",
          -1,
          -1,
          Integer.MAX_VALUE,
          "Priority within the queue, higher first; -1 leaves it to YARN.");
  public static final Setting<List<String>> TAGS =
      Setting.list(
          "yarn.tags", "", "Tags by which the application can be found, separated by ','.");
  public static final Setting<Integer> MASTER_VCORES =
      Setting.wholeNumber(
          "yarn.appmaster.vcores", 1, 1, 4096, "Virtual cores of the application master.");
  public static final Setting<Integer> WORKER_VCORES =
      Setting.wholeNumber(
          "yarn.containers.vcores",
          -1,
          -1,
          4096,
          "Virtual cores of a worker; -1 takes one for each of its slots.");
  public static final Setting<HighAvailability> HIGH_AVAILABILITY =
      Setting.choice(
              "high-availability.type",
              HighAvailability.YARN,
              "Whether jobs go on from their last checkpoint when the application master is lost;"
                  + " needs no other service.")
          .formerly("high-availability");
  public static final Setting<Integer> ATTEMPTS =
      Setting.optionalWholeNumber(
          "yarn.application-attempts",
          1,
          1000,
          "How often YARN starts the application master before it gives up; by default as often as"
              + " the cluster allows, and once if high-availability.type is none.");
  public static final Setting<Long> ATTEMPT_WINDOW =
      Setting.millisecondsOrNone(
          "yarn.application-attempt-failures-validity-interval",
          10_000,
          "How long, in ms, YARN counts a failed attempt; -1 counts all of them.");
  public static final Setting<String> NODE_LABEL =
      Setting.optionalText(
          "yarn.application.node-label",
          "Label of the nodes that the application runs on; by default its queue's.");
  public static final Setting<String> WORKER_NODE_LABEL =
      Setting.optionalText(
          "yarn.taskmanager.node-label",
          "Label of the nodes that workers run on; by default the application's.");
  public static final Setting<String> VIEW_ACL =
      Setting.optionalText(
          "yarn.view.acls",
          ACCESS,
          Settings::isAccessList,
          "Who besides the user may see the application and its logs: users separated by ',', then"
              + " a space and groups separated by ',', or '*' for everyone.");
  public static final Setting<String> MODIFY_ACL =
      Setting.optionalText(
          "yarn.modify.acls",
          ACCESS,
          Settings::isAccessList,
          "Who besides the user may kill the application; written as the one above.");
  public static final Setting<String> ROLLED_LOGS_INCLUDED =
      Setting.optionalText(
          "yarn.rolled-logs.include-pattern",
          REGULAR_EXPRESSION,
          Settings::isRegularExpression,
          "Log files that YARN collects while the application runs, as a regular expression.");
  public static final Setting<String> ROLLED_LOGS_EXCLUDED =
      Setting.optionalText(
          "yarn.rolled-logs.exclude-pattern",
          REGULAR_EXPRESSION,
          Settings::isRegularExpression,
          "Those among them that it does not.");
  public static final Setting<String> MASTER_PORTS =
      Setting.text(
          "yarn.application-master.port",
          "0",
          "Port of the JobManager's RPC: a port, a range such as 50100-50200, or several of both"
              + " separated by ','; 0 is any free one.");
  public static final Setting<String> COMMAND_TEMPLATE =
      Setting.text(
          "yarn.container-start-command-template",
          StartCommand.DEFAULT_TEMPLATE,
          "Command that starts master and workers, read by the node's shell.");
  public static final Setting<Integer> FILE_REPLICATION =
      Setting.wholeNumber(
          "yarn.file-replication",
          -1,
          -1,
          Short.MAX_VALUE,
          "How many replicas the files that are uploaded have; -1 leaves it to the file system.");
  public static final Setting<List<String>> TOKEN_SERVICES =
      Setting.list(
          "yarn.security.appmaster.delegation.token.services",
          "hadoopfs",
          "Services whose delegation tokens the containers get; hadoopfs is the only one there is.");
  public static final Setting<String> STAGING_DIRECTORY =
      Setting.optionalText(
          "yarn.staging-directory",
          "Directory on a Hadoop file system under which USER/.bobbin is made; by default .bobbin in"
              + " the user's home directory.");
  public static final Setting<String> SHIP_FILES =
      Setting.optionalText(
              "yarn.ship-files",
              "Files and directories that masters and workers get, local or on a Hadoop file system,"
                  + " separated by ';'. Jars, and the directories of other files, are on their class"
                  + " path.")
          .formerly("yarn.ship-directories");
  public static final Setting<String> SHIP_ARCHIVES =
      Setting.optionalText(
          "yarn.ship-archives",
          "Archives that masters and workers get unpacked, in directories of the archives' names;"
              + " local or on a Hadoop file system, separated by ';'.");
  public static final Setting<String> PROVIDED_USRLIB =
      Setting.optionalText(
          "yarn.provided.usrlib.dir",
          "Directory on a Hadoop file system with further jars of programs; replaces usrlib of the"
              + " installation.");
  public static final Setting<UserJarInclusion> USER_JAR_INCLUSION =
      Setting.choice(
              "yarn.classpath.include-user-jar",
              UserJarInclusion.DISABLED,
              "Where the class path of masters and workers holds the program's jars; if disabled,"
                  + " Flink's class loader for user code loads them.")
          .formerly("yarn.per-job-cluster.include-user-jar");
  public static final Setting<Duration> IDLE_HEARTBEAT =
      Setting.duration(
              "yarn.heartbeat.interval",
              "5 s",
              ChronoUnit.SECONDS,
              "Time between heartbeats to the ResourceManager while nothing is awaited from it; a plain"
                  + " number means seconds.")
          .formerly("yarn.heartbeat-delay");
  public static final Setting<Duration> BUSY_HEARTBEAT =
      Setting.duration(
          "yarn.heartbeat.container-request-interval",
          "50 ms",
          ChronoUnit.MILLIS,
          "Time between heartbeats to the ResourceManager while containers are awaited; a plain"
              + " number means milliseconds.");
  public static final Setting<List<String>> PLUGINS =
      Setting.list(
          "bobbin.plugins",
          "",
          "Plugins of the bundle to load, such as s3-fs-hadoop or metrics-prometheus, separated by"
              + " ','.");
  public static final Setting<ContainerJava> JAVA =
      Setting.choice(
          "bobbin.java",
          ContainerJava.BUNDLED,
          "Java runtime of the containers: the bundle's, or the one that the nodes' JAVA_HOME names."
              + " Without one in the bundle it is the nodes'.");
  public static final Setting<String> BUNDLE_DIRECTORY =
      Setting.text(
          "bobbin.bundle.directory",
          "/apps/bobbin",
          "Directory on a Hadoop file system where 'bobbin install' puts the bundle for all users;"
              + " with an empty value everyone has a copy of their own.");
  public static final Setting<Duration> BUNDLE_RETENTION =
      Setting.duration(
          "bobbin.bundle.retention",
          "7 d",
          ChronoUnit.MILLIS,
          "How long a bundle must not have been used before 'bobbin bundles prune' removes it.");
  public static final Setting<Integer> NODE_FAILURES =
      Setting.wholeNumber(
          "bobbin.node.failures-before-avoided",
          2,
          1,
          1000,
          "How many workers in a row must fail to start on a node before it gets none for a while.");
  public static final Setting<Duration> NODE_AVOIDANCE =
      Setting.duration(
          "bobbin.node.avoidance",
          "5 min",
          ChronoUnit.MILLIS,
          "How long a node that fails workers gets none.");
  public static final Setting<Integer> WORKER_FAILURES =
      Setting.wholeNumber(
          "bobbin.worker.max-consecutive-failures",
          10,
          1,
          100_000,
          "After how many workers that failed to start, with none that did in between, the"
              + " application ends.");
  public static final Setting<Duration> WORKER_START_TIMEOUT =
      Setting.duration(
          "bobbin.worker.start-timeout",
          "5 min",
          ChronoUnit.MILLIS,
          "How long a worker may take from its container's start until it reports to the master.");
  public static final Setting<Duration> WORKER_RETURN_TIMEOUT =
      Setting.duration(
          "bobbin.worker.return-timeout",
          "15 s",
          ChronoUnit.MILLIS,
          "How long a worker that outlived its master may take to report to the next one before"
              + " another takes its place.");
  public static final Setting<Duration> WORKER_SEARCH_TIMEOUT =
      Setting.duration(
          "bobbin.worker.search-timeout",
          "15 min",
          ChronoUnit.MILLIS,
          "How long a worker whose master is gone looks for the next one before it ends.");
  public static final Setting<Integer> SPARE_WORKERS =
      Setting.wholeNumber(
          "bobbin.spare-workers",
          0,
          0,
          1000,
          "How many booted, idle workers are kept besides those in use, as long as the application"
              + " has work; when a worker is lost, one of them takes its place at once.");
  public static final Setting<Duration> ARCHIVE_RETENTION =
      Setting.duration(
          "bobbin.archive.retention",
          "30 d",
          ChronoUnit.MILLIS,
          "How long what ended stays in Bobbin's job archive; what is older goes with the user's next"
              + " submission.");
  public static final Setting<Duration> CLIENT_TIMEOUT =
      Setting.duration(
          "bobbin.client.timeout",
          "10 s",
          ChronoUnit.MILLIS,
          "How long the client waits for one answer of YARN or a file system, including 2 s for each"
              + " master of a highly available one that is switched off.");

  private Settings() {}

  /** How many attempts YARN is asked for; empty if it is left to YARN. */
  public static Optional<Integer> attempts(Map<String, String> configuration) {
    return ATTEMPTS
        .find(configuration)
        .or(() -> recovers(configuration) ? Optional.empty() : Optional.of(1));
  }

  /** Whether an attempt goes on from where the one before it was. */
  public static boolean recovers(Map<String, String> configuration) {
    return HIGH_AVAILABILITY.get(configuration) == HighAvailability.YARN;
  }

  /** Flink refuses a '*' beside names: YARN would take it for everyone. */
  private static boolean isAccessList(String text) {
    return text.strip().equals("*") || !text.contains("*");
  }

  private static boolean isRegularExpression(String text) {
    // What the pattern class throws is an IllegalArgumentException.
    return Pattern.compile(text) != null;
  }

  /** All settings, in the order of the documentation. */
  public static List<Setting<?>> all() {
    return List.of(
        APPLICATION_NAME,
        APPLICATION_ID,
        PROPERTIES_DIRECTORY,
        APPLICATION_TYPE,
        QUEUE,
        PRIORITY,
        TAGS,
        MASTER_VCORES,
        WORKER_VCORES,
        HIGH_AVAILABILITY,
        ATTEMPTS,
        ATTEMPT_WINDOW,
        NODE_LABEL,
        WORKER_NODE_LABEL,
        VIEW_ACL,
        MODIFY_ACL,
        ROLLED_LOGS_INCLUDED,
        ROLLED_LOGS_EXCLUDED,
        MASTER_PORTS,
        COMMAND_TEMPLATE,
        FILE_REPLICATION,
        TOKEN_SERVICES,
        STAGING_DIRECTORY,
        SHIP_FILES,
        SHIP_ARCHIVES,
        PROVIDED_USRLIB,
        USER_JAR_INCLUSION,
        IDLE_HEARTBEAT,
        BUSY_HEARTBEAT,
        PLUGINS,
        JAVA,
        BUNDLE_DIRECTORY,
        BUNDLE_RETENTION,
        NODE_FAILURES,
        NODE_AVOIDANCE,
        WORKER_FAILURES,
        WORKER_START_TIMEOUT,
        WORKER_RETURN_TIMEOUT,
        WORKER_SEARCH_TIMEOUT,
        SPARE_WORKERS,
        ARCHIVE_RETENTION,
        CLIENT_TIMEOUT);
  }
}
