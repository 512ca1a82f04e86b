package io.bobbin.am.engine.recovery;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.highavailability.AbstractThreadsafeJobResultStore;
import org.apache.flink.runtime.highavailability.JobResultEntry;
import org.apache.flink.runtime.jobmaster.JobResult;

/** How jobs ended. */
final class EpochJobResults extends AbstractThreadsafeJobResultStore {
  private final ResultFiles<JobResult> results;

  EpochJobResults(ResultFiles<JobResult> results, Executor ioExecutor) {
    super(ioExecutor);
    this.results = results;
  }

  @Override
  protected void createDirtyResultInternal(JobResultEntry entry) throws IOException {
    results.create(entry.getJobId().toHexString(), entry.getJobResult());
  }

  @Override
  protected void markResultAsCleanInternal(JobID job) throws IOException {
    results.markClean(job.toHexString());
  }

  @Override
  protected boolean hasDirtyJobResultEntryInternal(JobID job) {
    return results.isDirty(job.toHexString());
  }

  @Override
  protected boolean hasCleanJobResultEntryInternal(JobID job) {
    return results.isClean(job.toHexString());
  }

  @Override
  protected Set<JobResult> getDirtyResultsInternal() throws IOException {
    return results.readAll();
  }
}
