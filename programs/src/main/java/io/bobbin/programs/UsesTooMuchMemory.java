package io.bobbin.programs;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Takes more memory than its container has, in a process beside the JVM, as native libraries do.
 */
public final class UsesTooMuchMemory {
  private UsesTooMuchMemory() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.fromSequence(1, 1).map(new Greedy()).sinkTo(new DiscardingSink<>());
    environment.execute("uses too much memory");
  }

  /** Starts a process that holds two GB, and waits for it. */
  private static final class Greedy implements MapFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long map(Long number) throws Exception {
      return (long)
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xms2g",
                  "-Xmx2g",
                  "-XX:+AlwaysPreTouch",
                  "-cp",
                  Greedy.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
                  HoldsMemory.class.getName())
              .inheritIO()
              .start()
              .waitFor();
    }
  }

  /** A process that is there; its JVM's options say how large it is. */
  static final class HoldsMemory {
    private HoldsMemory() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(600_000);
    }
  }
}
