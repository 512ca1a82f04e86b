package io.bobbin.am.engine;

import io.bobbin.launch.control.ControlMessage.JobChanged;
import java.util.UUID;

/** What the engine tells its host. Called on the engine's threads; must not block. */
public interface EngineEvents {
  /** Workers register with this address from now on. */
  void leaderIs(String resourceManagerAddress, UUID session);

  /** The web interface is up. */
  void webIsUp(String address);

  /** A job is further than before. */
  void jobChanged(JobChanged change);
}
