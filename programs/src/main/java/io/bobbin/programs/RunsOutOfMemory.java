package io.bobbin.programs;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Fills the heap of its worker. */
public final class RunsOutOfMemory {
  private RunsOutOfMemory() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.fromSequence(1, 1).map(new Hoarder()).sinkTo(new DiscardingSink<>());
    environment.execute("runs out of memory");
  }

  /** Keeps all that it allocates. */
  private static final class Hoarder implements MapFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long map(Long number) {
      List<byte[]> hoard = new ArrayList<>();
      while (hoard.size() < Integer.MAX_VALUE) {
        hoard.add(new byte[16 << 20]);
      }
      return (long) hoard.size();
    }
  }
}
