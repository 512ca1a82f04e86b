package io.bobbin.launch;

/** Where things are in a container of Bobbin's, and what its environment tells it. */
public final class ContainerLayout {
  /** The unpacked bundle. */
  public static final String BUNDLE = "bundle";

  /**
   * What this application alone has: the launch specification, the Hadoop configuration and the
   * logging configuration. One small jar, because that is one file to localise.
   */
  public static final String LAUNCH_JAR = "launch.jar";

  /** The directory of the user's jars. */
  public static final String USER_JARS = "usrlib";

  /** The directory of optional parts of Flink's that one application asks for. */
  public static final String OPTIONAL_PARTS = "opt";

  /** Environment of the application master, as in Flink: where the optional parts are. */
  public static final String OPTIONAL_PARTS_VARIABLE = "FLINK_OPT_DIR";

  /** The only job, where the client compiled it: a zip file of its plan and its artifacts. */
  public static final String JOB_PLAN = "job.zip";

  /** The execution plan in the job's zip file. */
  public static final String PLAN_ENTRY = "plan";

  /** What the names of entries start with that are files of Flink's distributed cache. */
  public static final String ARTIFACT_ENTRY_PREFIX = "artifact/";

  /** The JVM's arguments for every container: module options and the class path. */
  public static final String CONTAINER_ARGUMENTS = BUNDLE + "/container.args";

  /** The JVM's arguments that only the bundle's own Java runtime is known to understand. */
  public static final String JAVA_ARGUMENTS = BUNDLE + "/java.args";

  /** The bundle's plugins, one directory each, loaded if the configuration asks for them. */
  public static final String PLUGINS = BUNDLE + "/plugins";

  public static final String MASTER_CLASS = "io.bobbin.am.ApplicationMaster";
  public static final String WORKER_CLASS = "io.bobbin.taskexecutor.TaskExecutorProcess";

  /**
   * Where Flink looks for plugins, relative to the working directory: links to those of the
   * bundle's that the configuration asks for.
   */
  public static final String ENABLED_PLUGINS = "plugins";

  /** Names, without ending, of the log files as Flink's users know them. */
  public static final String MASTER_LOG = "jobmanager";

  public static final String WORKER_LOG = "taskmanager";

  /** Logging configurations in the launch jar. */
  public static final String LOGGING_CONFIGURATION = "log4j.properties";

  /** Environment of the application master: {@link LaunchFile}s that every worker gets. */
  public static final String WORKER_FILES = "BOBBIN_WORKER_FILES";

  /** Environment of a worker: {@code host:port} of the application master's control server. */
  public static final String CONTROL_ADDRESS = "BOBBIN_CONTROL_ADDRESS";

  /** Keys that start so set an environment variable of the application master, as in Flink. */
  public static final String MASTER_ENVIRONMENT_PREFIX = "containerized.master.env.";

  /** Keys that start so set an environment variable of the workers, as in Flink. */
  public static final String WORKER_ENVIRONMENT_PREFIX = "containerized.taskmanager.env.";

  /**
   * The end of a key {@code external-resource.NAME.yarn.config-key}, which gives the resource's
   * name in YARN, as in Flink.
   */
  public static final String EXTERNAL_RESOURCE_NAME = "yarn.config-key";

  /** The alias in the container's credentials under which the control secret is. */
  public static final String CONTROL_SECRET = "bobbin.control.secret";

  private ContainerLayout() {}
}
