package io.bobbin.bench.home;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param repository the clone that is measured
 * @param directory of the peers, the cluster and what the runs leave
 * @param jdk that everything runs on
 */
public record Home(Path repository, Path directory, Path jdk) {

  /** The Java that everything runs on. */
  public String java() {
    return jdk.resolve("bin/java").toString();
  }

  /** Every jar of Hadoop's daemons. */
  public Path hadoopDaemons() {
    return directory.resolve("hadoop/daemons");
  }

  /** Those jars that a client or a container of a cluster has. */
  public Path hadoopClient() {
    return directory.resolve("hadoop/client");
  }

  /** A stock Flink distribution. */
  public Path flink() {
    return directory.resolve("flink");
  }

  /** Flink's example of that name. */
  public Path example(String name) {
    return flink().resolve("examples/" + name + ".jar");
  }

  /** Spark as a distribution has it: {@code jars}, {@code archive.zip} and a program. */
  public Path spark() {
    return directory.resolve("spark");
  }

  /** The smallest application's classes. */
  public Path floor() {
    return directory.resolve("floor");
  }

  /** What the running cluster keeps. */
  public Path cluster() {
    return directory.resolve("cluster");
  }

  /** What clients printed, by scenario and round. */
  public Path runs() {
    return directory.resolve("runs");
  }

  /** Bobbin's installation, as the build makes it. */
  public Path bobbin() {
    return repository.resolve("bundle/target/bobbin");
  }

  /** The programs that are built as users build theirs. */
  public Path programs() {
    return repository.resolve("programs/target/programs.jar");
  }
}
