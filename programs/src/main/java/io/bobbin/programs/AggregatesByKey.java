package io.bobbin.programs;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.flink.util.ParameterTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps count, sum and maximum for each of 100,000 keys over generated records, for as long as the
 * number of records takes: {@code --records N}. What it emits is discarded. With parallelism 1 it
 * logs when a fifth is done, so that one can see how fast it is once its code is compiled.
 */
public final class AggregatesByKey {
  private static final long KEYS = 100_000;

  private AggregatesByKey() {}

  public static void main(String[] arguments) throws Exception {
    long records = ParameterTool.fromArgs(arguments).getLong("records");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment
        .fromSequence(1, records)
        .keyBy(number -> mixed(number) % KEYS)
        .process(new Aggregation(records / 5))
        .sinkTo(new DiscardingSink<>());
    environment.execute("aggregates by key");
  }

  /** Spreads successive numbers over the keys; never negative. */
  private static long mixed(long number) {
    long bits = number * 0x9E3779B97F4A7C15L;
    return (bits ^ bits >>> 32) & Long.MAX_VALUE;
  }

  /** Emits each thousandth state of a key: count, sum and maximum. */
  private static final class Aggregation
      extends KeyedProcessFunction<Long, Long, Tuple3<Long, Long, Long>> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Aggregation.class);
    private static final int EMITTED = 1000;

    private final long fifth;
    private transient ValueState<Tuple3<Long, Long, Long>> aggregate;

    Aggregation(long fifth) {
      this.fifth = fifth;
    }

    @Override
    public void open(OpenContext context) {
      aggregate =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "aggregate", Types.TUPLE(Types.LONG, Types.LONG, Types.LONG)));
    }

    @Override
    public void processElement(
        Long number, Context context, Collector<Tuple3<Long, Long, Long>> aggregates)
        throws Exception {
      Tuple3<Long, Long, Long> before = aggregate.value();
      Tuple3<Long, Long, Long> after =
          before == null
              ? Tuple3.of(1L, number, number)
              : Tuple3.of(before.f0 + 1, before.f1 + number, Math.max(before.f2, number));
      aggregate.update(after);
      if (after.f0 % EMITTED == 0) {
        aggregates.collect(after);
      }
      if (number == fifth) {
        LOG.info("Aggregated the first fifth");
      }
    }
  }
}
