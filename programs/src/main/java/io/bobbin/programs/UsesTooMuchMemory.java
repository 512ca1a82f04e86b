package io.bobbin.programs;

import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Starts a shell that holds two GB and waits for it. */
  private static final class Greedy implements MapFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long map(Long number) throws Exception {
      Path output = Files.createTempFile("greedy", ".out");
      return (long)
          new ProcessBuilder(
                  "/bin/bash", "-c", "x=$(head -c 2000000000 /dev/zero | tr '\\0' x); sleep 600")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
    }
  }
}
