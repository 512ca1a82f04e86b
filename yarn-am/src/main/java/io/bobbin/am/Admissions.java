package io.bobbin.am;

import io.bobbin.am.control.ControlServer;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.timeline.Stage;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells workers whom to register with, as soon as that is known. Belongs to the coordinator's
 * thread.
 */
final class Admissions {
  private final ControlServer control;
  private final Consumer<Stage> stages;
  private final Set<String> waiting = new LinkedHashSet<>();
  private Optional<Admitted> leader = Optional.empty();

  /**
   * @param stages told when one ends for a worker
   */
  Admissions(ControlServer control, Consumer<Stage> stages) {
    this.control = control;
    this.stages = stages;
  }

  void leaderIs(Admitted newLeader) {
    leader = Optional.of(newLeader);
    waiting.forEach(worker -> admit(worker, newLeader));
    waiting.clear();
  }

  void admit(String worker) {
    leader.ifPresentOrElse(address -> admit(worker, address), () -> waiting.add(worker));
  }

  /** The worker is not to register any more. */
  void withdraw(String worker) {
    waiting.remove(worker);
  }

  private void admit(String worker, Admitted address) {
    control.send(worker, address);
    stages.accept(Stage.WORKER_ADMISSION);
  }
}
