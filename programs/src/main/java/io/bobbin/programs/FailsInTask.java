package io.bobbin.programs;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A record fails its task. */
public final class FailsInTask {
  private FailsInTask() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.fromSequence(1, 10).map(FailsInTask::fail).sinkTo(new DiscardingSink<>());
    environment.execute("fails in a task");
  }

  private static Long fail(Long number) {
    throw new IllegalArgumentException("number " + number + " is not wanted");
  }
}
