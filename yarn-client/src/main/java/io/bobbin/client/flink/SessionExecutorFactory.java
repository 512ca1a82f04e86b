package io.bobbin.client.flink;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;

/** Runs jobs in a session. */
public class SessionExecutorFactory implements PipelineExecutorFactory {
  @Override
  public String getName() {
    return YarnTarget.SESSION.targetName();
  }

  @Override
  public boolean isCompatibleWith(Configuration configuration) {
    return YarnTarget.SESSION.isIn(configuration);
  }

  @Override
  public PipelineExecutor getExecutor(Configuration configuration) {
    return new SessionExecutor(configuration);
  }
}
