package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.PublicationQueue;
import java.util.Collection;
import java.util.concurrent.Executor;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.DefaultCompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.DefaultCompletedCheckpointStoreUtils;
import org.apache.flink.runtime.state.SharedStateRegistryFactory;

/** The completed checkpoints of jobs; none is there before its job is. */
record EpochCheckpoints(EpochDirectory directory, PublicationQueue queue)
    implements CheckpointRecoveryFactory {
  @Override
  public CompletedCheckpointStore createRecoveredCompletedCheckpointStore(
      JobID job,
      int retained,
      SharedStateRegistryFactory sharedStateRegistryFactory,
      Executor ioExecutor,
      RecoveryClaimMode recoveryClaimMode)
      throws Exception {
    EntryNames names = new EntryNames();
    EpochHandleStore<CompletedCheckpoint> store =
        new EpochHandleStore<>(
            directory,
            "checkpoint." + job.toHexString() + ".",
            queue::settled,
            (name, content) -> {
              queue.settled().join();
              directory.publish(name, content);
            });
    Collection<CompletedCheckpoint> recovered =
        DefaultCompletedCheckpointStoreUtils.retrieveCompletedCheckpoints(store, names);
    return new DefaultCompletedCheckpointStore<>(
        retained,
        store,
        names,
        recovered,
        sharedStateRegistryFactory.create(ioExecutor, recovered, recoveryClaimMode),
        ioExecutor);
  }

  @Override
  public CheckpointIDCounter createCheckpointIDCounter(JobID job) {
    return new EpochCheckpointIdCounter(directory, job);
  }
}
