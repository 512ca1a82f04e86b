package io.bobbin.programs;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Fetches what its job computes, and prints it. */
public final class Collects {
  private Collects() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    List<Long> squares = new ArrayList<>();
    try (CloseableIterator<Long> fetched =
        environment
            .fromSequence(1, 5)
            .map(number -> number * number)
            .executeAndCollect("is collected")) {
      fetched.forEachRemaining(squares::add);
    }
    squares.sort(null);
    System.out.println("collected " + squares);
  }
}
