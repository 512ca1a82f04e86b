package io.bobbin.am.engine;

import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What the engine tells its host. Called on the engine's threads; must not block. */
public interface EngineEvents {
  /** Workers register with this address from now on. */
  void leaderIs(String resourceManagerAddress, UUID session);

  /** The web interface is up. */
  void webIsUp(String address);

  /** A job is further than before; not called in a session. */
  void jobChanged(JobChanged change);

  /** A session's job is further than before; called until one has run. */
  void firstJobChanged(JobPhase phase);

  /**
   * The only job has ended.
   *
   * @param attached whether a client waits for its result
   * @return completed when nobody needs the JobManager any more
   */
  CompletableFuture<Void> resultFetched(boolean attached);
}
