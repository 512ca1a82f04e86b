package io.bobbin.programs;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * Has three jobs, each of which prints {@code JOB NUMBER} for ten numbers: one after the other, or
 * with {@code --async} all at once, and then returns without waiting for them. {@code --pause MS}
 * is how long it takes for each number, 100 by default.
 */
public final class ExecutesSeveral {
  private ExecutesSeveral() {}

  public static void main(String[] arguments) throws Exception {
    ParameterTool parameters = ParameterTool.fromArgs(arguments);
    boolean async = parameters.has("async");
    long pause = parameters.getLong("pause", 100);
    for (String job : new String[] {"first", "second", "third"}) {
      StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
      environment.fromSequence(1, 10).map(new Slowly(job, pause)).print();
      if (async) {
        JobClient client = environment.executeAsync(job);
        System.out.println(job + " is " + client.getJobID());
      } else {
        long runtime = environment.execute(job).getNetRuntime();
        System.out.println(job + " is over after " + runtime + " ms");
      }
    }
  }

  /** Takes its time, so that main() returns before the jobs are over. */
  private record Slowly(String job, long pause) implements MapFunction<Long, String> {
    @Override
    public String map(Long number) throws InterruptedException {
      Thread.sleep(pause);
      return job + " " + number;
    }
  }
}
