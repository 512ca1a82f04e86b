package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;

/** The executors of one program. In per-job mode it gets one job, for it gets one application. */
final class ProgramExecutors implements PipelineExecutorServiceLoader {
  private final DefaultExecutorServiceLoader loader = new DefaultExecutorServiceLoader();
  private final boolean oneJob;
  private final AtomicBoolean hasJob = new AtomicBoolean();

  ProgramExecutors(Configuration configuration) {
    this.oneJob = YarnTarget.PER_JOB.isIn(configuration);
  }

  @Override
  public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
    PipelineExecutorFactory factory = loader.getExecutorFactory(configuration);
    return oneJob ? new OneJob(factory) : factory;
  }

  @Override
  public Stream<String> getExecutorNames() {
    return loader.getExecutorNames();
  }

  private final class OneJob implements PipelineExecutorFactory {
    private final PipelineExecutorFactory factory;

    OneJob(PipelineExecutorFactory factory) {
      this.factory = factory;
    }

    @Override
    public String getName() {
      return factory.getName();
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
      return factory.isCompatibleWith(configuration);
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
      PipelineExecutor executor = factory.getExecutor(configuration);
      return (Pipeline pipeline, Configuration effective, ClassLoader classes) -> {
        if (hasJob.getAndSet(true)) {
          throw new BobbinException(
              ExitCode.JOB_FAILED,
              "The program calls execute() or executeAsync() a second time, but in per-job mode an"
                  + " application runs one job. Run the program with -t yarn-application or -t"
                  + " yarn-session.");
        }
        return executor.execute(pipeline, effective, classes);
      };
    }
  }
}
