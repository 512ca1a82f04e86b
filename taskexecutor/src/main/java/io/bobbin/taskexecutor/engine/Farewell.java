package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlSecret;
import io.bobbin.taskexecutor.MasterLink;
import io.bobbin.taskexecutor.WorkerEnvironment;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Why this worker exits: told to the master once, by whoever knows first. */
final class Farewell {
  private final String worker;
  private final ControlSecret secret;
  private volatile Supplier<InetSocketAddress> master;
  private final AtomicBoolean said = new AtomicBoolean();

  Farewell(WorkerEnvironment environment, ControlSecret secret) {
    this.worker = environment.container();
    this.secret = secret;
    this.master = () -> MasterLink.address(environment.control());
  }

  /** From now on it is said to this master. */
  void to(Supplier<InetSocketAddress> newMaster) {
    master = newMaster;
  }

  /** Tells the reason, unless another was told. */
  void say(String reason) {
    if (said.compareAndSet(false, true)) {
      MasterLink.sayGoodbye(master.get(), worker, secret, reason);
    }
  }

  /** The worker ends as it should; there is nothing to tell. */
  void omit() {
    said.set(true);
  }
}
