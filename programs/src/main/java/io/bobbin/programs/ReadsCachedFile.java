package io.bobbin.programs;

import java.nio.file.Files;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Prints what a file says that it has in Flink's distributed cache: {@code FILE}. */
public final class ReadsCachedFile {
  private static final String NAME = "a file, of mine";

  private ReadsCachedFile() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.registerCachedFile(arguments[0], NAME);
    environment.fromSequence(1, 1).map(new Reads()).print();
    environment.execute("reads a cached file");
  }

  private static final class Reads extends RichMapFunction<Long, String> {
    private static final long serialVersionUID = 1L;

    private String content;

    @Override
    public void open(OpenContext context) throws Exception {
      content = Files.readString(getRuntimeContext().getDistributedCache().getFile(NAME).toPath());
    }

    @Override
    public String map(Long number) {
      return "cached: " + content.strip();
    }
  }
}
