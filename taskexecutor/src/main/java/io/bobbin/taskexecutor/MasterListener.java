package io.bobbin.taskexecutor;

import io.bobbin.launch.control.ControlMessage.Admitted;

/** What a worker hears of its masters. Called on the link's thread. */
public interface MasterListener {
  /** There is a new master; the one before has no say any more. */
  void changed();

  /** The master says whom to register with, perhaps again. */
  void admitted(Admitted admitted);

  /** The master lives; called every second or so. */
  void pinged();

  /** The worker must end: it has no master, and there will be none. */
  void abandoned(String reason);
}
