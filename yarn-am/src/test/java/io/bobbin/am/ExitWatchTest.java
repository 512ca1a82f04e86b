package io.bobbin.am;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitWatchTest {
  @Test
  void namesThePlaceInTheUsersCode() {
    assertThat(ExitWatch.callerOfExit(exitFrom("com.example.Orders", "org.apache.flink.client.X")))
        .contains("com.example.Orders.run(Code.java:7)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.bobbin.am.ApplicationMaster",
        "org.apache.flink.runtime.entrypoint.ClusterEntrypoint",
        "org.apache.flink.core.security.FlinkSecurityManager",
        "org.apache.hadoop.util.ExitUtil"
      })
  void ownExitsAndThoseOfTheEngineAreNotTheUsers(String className) {
    assertThat(ExitWatch.callerOfExit(exitFrom(className, "com.example.Orders"))).isEmpty();
  }

  @Test
  void aUsersClassMayHaveANameLikeOurs() {
    assertThat(ExitWatch.callerOfExit(exitFrom("org.apache.flinkx.Job", "a.B"))).isPresent();
    assertThat(ExitWatch.callerOfExit(exitFrom("org.apache.flink.examples.Job", "a.B")))
        .isPresent();
  }

  @Test
  void otherStacksAreOfNoInterest() {
    assertThat(ExitWatch.callerOfExit(stack("com.example.Orders.run"))).isEmpty();
    assertThat(
            ExitWatch.callerOfExit(
                stack(
                    "java.lang.Object.wait",
                    "java.lang.Shutdown.exit",
                    "java.lang.Terminator$1.handle",
                    "jdk.internal.misc.Signal$1.run",
                    "java.lang.Thread.run")))
        .as("a signal")
        .isEmpty();
    assertThat(ExitWatch.callerOfExit(new StackTraceElement[0])).isEmpty();
  }

  private static StackTraceElement[] exitFrom(String... callers) {
    return Stream.concat(
            Stream.of(
                "java.lang.Object.wait",
                "java.lang.Thread.join",
                "java.lang.ApplicationShutdownHooks.runHooks",
                "java.lang.Shutdown.exit",
                "java.lang.Runtime.exit",
                "java.lang.System.exit"),
            Stream.of(callers).map(caller -> caller + ".run"))
        .map(ExitWatchTest::frame)
        .toArray(StackTraceElement[]::new);
  }

  private static StackTraceElement[] stack(String... methods) {
    return Stream.of(methods).map(ExitWatchTest::frame).toArray(StackTraceElement[]::new);
  }

  private static StackTraceElement frame(String method) {
    int dot = method.lastIndexOf('.');
    return new StackTraceElement(
        method.substring(0, dot), method.substring(dot + 1), "Code.java", 7);
  }
}
