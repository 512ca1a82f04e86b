package io.bobbin.programs;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Prints its job's result, with an accumulator in it. */
public final class PrintsResult {
  private static final String EVEN = "even numbers";

  private PrintsResult() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.fromSequence(1, 100).map(new CountsEven()).sinkTo(new DiscardingSink<>());
    JobExecutionResult result = environment.execute("prints its result");
    System.out.println(result);
    System.out.println(result.<Long>getAccumulatorResult(EVEN) + " " + EVEN);
  }

  private static final class CountsEven extends RichMapFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    private final LongCounter even = new LongCounter();

    @Override
    public void open(OpenContext context) {
      getRuntimeContext().addAccumulator(EVEN, even);
    }

    @Override
    public Long map(Long number) {
      even.add(1 - number % 2);
      return number;
    }
  }
}
