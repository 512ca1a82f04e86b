package io.bobbin.programs;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Builds a job and forgets to execute it. */
public final class SubmitsNothing {
  private SubmitsNothing() {}

  public static void main(String[] arguments) {
    StreamExecutionEnvironment.getExecutionEnvironment()
        .fromSequence(1, 10)
        .sinkTo(new DiscardingSink<>());
  }
}
