package io.bobbin.am.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.pool.WorkerExit;
import io.bobbin.am.pool.WorkerExit.Blame;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerExitTest {
  /** Codes of YARN's ContainerExitStatus, then those of processes. */
  @ParameterizedTest
  @CsvSource({
    "0,     WORKER, ended by itself",
    "-1000, WORKER, YARN could not start it",
    "-100,  YARN,   released or its node was lost",
    "-101,  NODE,   disks of its node failed",
    "-102,  YARN,   preempted",
    "-103,  WORKER, raise taskmanager.memory.process.size",
    "-104,  WORKER, raise taskmanager.memory.process.size",
    "-105,  YARN,   the master stopped it",
    "-106,  YARN,   the ResourceManager ended it",
    "-107,  YARN,   the ResourceManager ended it",
    "-108,  YARN,   made room",
    "-109,  WORKER, wrote more logs",
    "1,     WORKER, exit code 1",
    "31,    WORKER, exit code 31",
    "134,   WORKER, Java runtime crashed (exit code 134)",
    "137,   WORKER, signal 9",
    "139,   WORKER, Java runtime crashed (exit code 139)",
    "143,   WORKER, signal 15"
  })
  void saysWhyAndWhoseDoingItWas(int code, Blame blame, String words) {
    WorkerExit exit = ContainerExit.of(status(code, ""));
    assertThat(exit.blame()).isEqualTo(blame);
    assertThat(exit.reason()).contains(words).doesNotEndWith(":");
  }

  @Test
  void addsTheDiagnosticsInOneLine() {
    String frame =
        "[2026-11-20 09:45:24.181]Exception from container-launch.\nContainer id: container_1_1\n"
            + "Exit code: 1\n\n[2026-11-20 09:45:24.185]Container exited with a non-zero exit code 1."
            + " Error file: prelaunch.err.\nLast 4096 bytes of prelaunch.err :\n";
    assertThat(ContainerExit.of(status(1, frame)).reason())
        .isEqualTo("its process ended with exit code 1");
    assertThat(ContainerExit.of(status(1, frame + "no\n\tjava there\n")).reason())
        .isEqualTo("its process ended with exit code 1: no java there");
    assertThat(ContainerExit.of(status(-101, "/disk1 is full")).reason())
        .endsWith("failed: /disk1 is full");
  }

  @Test
  void missingDiagnosticsAreNoProblem() {
    assertThat(ContainerExit.of(status(1, " \n")).reason())
        .isEqualTo("its process ended with exit code 1");
  }

  @Test
  void cutsLongDiagnostics() {
    assertThat(ContainerExit.of(status(1, "x".repeat(10_000))).reason())
        .endsWith("x...")
        .hasSizeLessThan(600);
  }

  private static ContainerStatus status(int code, String diagnostics) {
    return ContainerStatus.newInstance(
        ContainerId.newContainerId(
            ApplicationAttemptId.newInstance(ApplicationId.newInstance(1, 1), 1), 2),
        ContainerState.COMPLETE,
        diagnostics,
        code);
  }
}
