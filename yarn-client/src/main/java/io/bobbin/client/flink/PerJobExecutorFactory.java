package io.bobbin.client.flink;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;

/** Runs each job in an application of its own. */
public final class PerJobExecutorFactory implements PipelineExecutorFactory {
  @Override
  public String getName() {
    return YarnTarget.PER_JOB.targetName();
  }

  @Override
  public boolean isCompatibleWith(Configuration configuration) {
    return YarnTarget.PER_JOB.isIn(configuration);
  }

  @Override
  public PipelineExecutor getExecutor(Configuration configuration) {
    return new PerJobExecutor();
  }
}
