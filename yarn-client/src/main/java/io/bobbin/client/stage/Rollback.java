package io.bobbin.client.stage;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be undone if a submission does not come to its end, whether it fails or its process
 * is told to stop. Any thread may call; each step is undone once.
 */
public final class Rollback {
  /** Takes one thing back; failures are not interesting any more. */
  @FunctionalInterface
  public interface Step {
    void undo() throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Rollback.class);

  private final ConcurrentLinkedDeque<Step> steps = new ConcurrentLinkedDeque<>();

  /** Remembers how to take back what is about to be done. */
  public Step push(Step step) {
    steps.push(step);
    return step;
  }

  /** The step need not be taken back any more. */
  public void forget(Step step) {
    steps.remove(step);
  }

  /** Nothing need be taken back any more. */
  public void commit() {
    steps.clear();
  }

  /** Takes everything back, the last first. */
  public void run() {
    for (Step step = steps.poll(); step != null; step = steps.poll()) {
      try {
        step.undo();
      } catch (Exception e) {
        // The user hears of the failure that led here; this one would only hide it.
        LOG.debug("Could not be taken back", e);
      }
    }
  }
}
