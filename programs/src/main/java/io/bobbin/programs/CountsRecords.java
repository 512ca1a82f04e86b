package io.bobbin.programs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.flink.util.ParameterTool;

/**
 * Counts numbered records by key and window, and lists what it has counted: whoever reads the
 * committed files sees which record was lost or counted twice, on whatever way they came about.
 *
 * <p>{@code --output DIR --records N --rate N}, the rate in records a second, which may be another
 * after a restart; further arguments are Flink's configuration, such as {@code
 * --execution.checkpointing.dir DIR}. The result does not depend on the parallelism: there is one
 * source, so that event time never runs ahead of a record.
 */
public final class CountsRecords {
  private static final long KEYS = 10;

  private CountsRecords() {}

  public static void main(String[] arguments) throws Exception {
    ParameterTool parameters = ParameterTool.fromArgs(arguments);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(parameters));
    environment
        .fromSource(
            records(parameters.getLong("records"), parameters.getDouble("rate")),
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((number, none) -> number),
            "records")
        .uid("records")
        .setParallelism(1)
        .keyBy(number -> number % KEYS)
        .window(TumblingEventTimeWindows.of(Duration.ofMillis(100)))
        .process(new Listing())
        .uid("windows")
        .sinkTo(
            FileSink.forRowFormat(
                    new Path(parameters.getRequired("output")), new SimpleStringEncoder<String>())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build())
        .uid("lines");
    environment.execute("counts records");
  }

  private static Configuration configuration(ParameterTool parameters) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    configuration.addAll(parameters.getConfiguration());
    return configuration;
  }

  /** 0 to count - 1; a record's number is its event time, too, in milliseconds. */
  private static DataGeneratorSource<Long> records(long count, double rate) {
    return new DataGeneratorSource<>(
        number -> number, count, RateLimiterStrategy.perSecond(rate), Types.LONG);
  }

  /** Writes a line of numbers for each window: the key, its total of all windows, the records. */
  private static final class Listing extends ProcessWindowFunction<Long, String, Long, TimeWindow> {
    private static final long serialVersionUID = 1L;

    private static final ValueStateDescriptor<Long> TOTAL =
        new ValueStateDescriptor<>("total", Types.LONG);

    @Override
    public void process(Long key, Context context, Iterable<Long> records, Collector<String> lines)
        throws Exception {
      List<String> numbers = new ArrayList<>();
      records.forEach(number -> numbers.add(number.toString()));
      ValueState<Long> state = context.globalState().getState(TOTAL);
      long before = state.value() == null ? 0 : state.value();
      long total = before + numbers.size();
      state.update(total);
      lines.collect(key + " " + total + " " + String.join(" ", numbers));
    }
  }
}
