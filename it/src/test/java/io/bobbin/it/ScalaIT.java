package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.Submission.Printed;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program has its own Scala and Pekko, though Flink's RPC system has others. */
@ExtendWith(MiniClusterExtension.class)
class ScalaIT {
  /** Of each file one, and Pekko starts with no settings but those of its own version. */
  private static final String OWN =
      ": Scala 2\\.13\\.\\d+, its own true; Pekko \\S+, its own true;"
          + " 1 reference.conf, 1 library.properties; counted be=2 not=1 or=1 to=2";

  @AfterAll
  static void endSession(MiniCluster cluster) throws Exception {
    Submission.endSession(BobbinCommand.on(cluster));
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLICATION", "SESSION"})
  @Execution(ExecutionMode.CONCURRENT)
  void programHasItsOwnLibraries(Submission submission, MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Result result = submission.run(bobbin, Program.inScala("SpeaksScala"));

    assertThat(result.exitCode()).as(result.all()).isZero();
    Printed printed = submission.printed(bobbin, result);
    assertThat(printed.main()).containsPattern("main" + OWN);
    assertThat(printed.tasks()).containsPattern("task" + OWN);
  }
}
