package io.bobbin.programs;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.ParameterTool;

/** A record fails its task: the first after 100, or after {@code --after N}. */
public final class FailsInTask {
  private FailsInTask() {}

  public static void main(String[] arguments) throws Exception {
    long last = ParameterTool.fromArgs(arguments).getLong("after", 100);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment
        .fromSequence(1, last + 10)
        .map(number -> passOrFail(number, last))
        .sinkTo(new DiscardingSink<>());
    environment.execute("fails in a task");
  }

  private static long passOrFail(long number, long last) {
    if (number > last) {
      throw new IllegalArgumentException("number " + number + " is not wanted");
    }
    return number;
  }
}
