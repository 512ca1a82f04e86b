package io.bobbin.am.engine;

import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;

/**
 * Follows a session's jobs until the first one has run. Nothing is looked at before a job has been
 * submitted, nor ever again afterwards: a session may live for months.
 */
final class FirstJob implements AutoCloseable {
  private final EngineEvents events;
  private final JobObserver observer = new JobObserver(this::changed, true);

  FirstJob(EngineEvents events) {
    this.events = events;
  }

  /** The dispatcher has taken a job. */
  void submitted(DispatcherGateway dispatcher) {
    observer.watch(dispatcher);
  }

  private void changed(JobChanged change) {
    events.firstJobChanged(change.phase());
    if (change.phase() == JobPhase.RUNNING || change.phase() == JobPhase.FINISHED) {
      observer.close();
    }
  }

  @Override
  public void close() {
    observer.close();
  }
}
