package io.bobbin.programs;

import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * Sums 1 to 1000 by their last digit: each sum once as a batch, each of its changes as a stream.
 * {@code --output DIR}
 */
public final class SumsByKey {
  private SumsByKey() {}

  public static void main(String[] arguments) throws Exception {
    Path output = new Path(ParameterTool.fromArgs(arguments).getRequired("output"));
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment
        .fromSequence(1, 1000)
        .map(number -> Tuple2.of(number % 10, number))
        .returns(Types.TUPLE(Types.LONG, Types.LONG))
        .keyBy(entry -> entry.f0)
        .sum(1)
        .sinkTo(
            FileSink.forRowFormat(output, new SimpleStringEncoder<Tuple2<Long, Long>>()).build());
    environment.execute("sums by key");
  }
}
