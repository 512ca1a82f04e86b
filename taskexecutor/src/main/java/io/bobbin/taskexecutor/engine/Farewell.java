package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlSecret;
import io.bobbin.taskexecutor.MasterLink;
import io.bobbin.taskexecutor.WorkerEnvironment;
import java.util.concurrent.atomic.AtomicBoolean;

/** Why this worker exits: told to the master once, by whoever knows first. */
final class Farewell {
  private final WorkerEnvironment environment;
  private final ControlSecret secret;
  private final AtomicBoolean said = new AtomicBoolean();

  Farewell(WorkerEnvironment environment, ControlSecret secret) {
    this.environment = environment;
    this.secret = secret;
  }

  /** Tells the reason, unless another was told. */
  void say(String reason) {
    if (said.compareAndSet(false, true)) {
      MasterLink.sayGoodbye(environment.control(), environment.container(), secret, reason);
    }
  }

  /** The worker ends as it should; there is nothing to tell. */
  void omit() {
    said.set(true);
  }
}
