package io.bobbin.am.engine.recovery;

import org.apache.flink.api.common.ApplicationID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.CheckpointStoreUtil;
import org.apache.flink.runtime.jobmanager.ApplicationStoreUtil;
import org.apache.flink.runtime.jobmanager.ExecutionPlanStoreUtil;

/** Names of entries within one store. */
final class EntryNames
    implements CheckpointStoreUtil, ExecutionPlanStoreUtil, ApplicationStoreUtil {
  @Override
  public String checkpointIDToName(long checkpointId) {
    // Flink takes the last in the order of the alphabet for the latest.
    return String.format("%019d", checkpointId);
  }

  @Override
  public long nameToCheckpointID(String name) {
    return Long.parseLong(name);
  }

  @Override
  public String jobIDToName(JobID jobId) {
    return jobId.toHexString();
  }

  @Override
  public JobID nameToJobID(String name) {
    return JobID.fromHexString(name);
  }

  @Override
  public String applicationIdToName(ApplicationID applicationId) {
    return applicationId.toHexString();
  }

  @Override
  public ApplicationID nameToApplicationId(String name) {
    return ApplicationID.fromHexString(name);
  }
}
