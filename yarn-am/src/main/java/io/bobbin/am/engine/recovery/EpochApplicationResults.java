package io.bobbin.am.engine.recovery;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.flink.api.common.ApplicationID;
import org.apache.flink.api.common.ApplicationState;
import org.apache.flink.runtime.highavailability.AbstractThreadsafeApplicationResultStore;
import org.apache.flink.runtime.highavailability.ApplicationResult;
import org.apache.flink.runtime.highavailability.ApplicationResultEntry;
import org.apache.flink.runtime.jobmaster.JobResult;

/**
 * How Flink's applications ended. One that consists of a single job has ended if that job has, even
 * if the master died before it could say so; Flink's dispatcher does not start otherwise.
 */
final class EpochApplicationResults extends AbstractThreadsafeApplicationResultStore {
  private final ResultFiles<ApplicationResult> results;
  private final ResultFiles<JobResult> jobs;
  private final boolean singleJobs;

  /**
   * @param jobs how jobs ended
   * @param singleJobs whether a job and an application of the same id are the same
   */
  EpochApplicationResults(
      ResultFiles<ApplicationResult> results,
      ResultFiles<JobResult> jobs,
      boolean singleJobs,
      Executor ioExecutor) {
    super(ioExecutor);
    this.results = results;
    this.jobs = jobs;
    this.singleJobs = singleJobs;
  }

  @Override
  protected void createDirtyResultInternal(ApplicationResultEntry entry) throws IOException {
    results.create(entry.getApplicationId().toHexString(), entry.getApplicationResult());
  }

  @Override
  protected void markResultAsCleanInternal(ApplicationID application) throws IOException {
    results.markClean(application.toHexString());
  }

  @Override
  protected boolean hasDirtyApplicationResultEntryInternal(ApplicationID application) {
    return results.isDirty(application.toHexString());
  }

  @Override
  protected boolean hasCleanApplicationResultEntryInternal(ApplicationID application) {
    return results.isClean(application.toHexString());
  }

  @Override
  protected Set<ApplicationResult> getDirtyResultsInternal() throws IOException {
    Set<ApplicationResult> all = new HashSet<>(results.readAll());
    if (singleJobs) {
      for (JobResult job : jobs.readAll()) {
        String id = job.getJobId().toHexString();
        boolean single =
            job.getApplicationId().map(ApplicationID::toHexString).filter(id::equals).isPresent();
        if (single && !results.isDirty(id)) {
          ApplicationResult ended = endedWith(job);
          results.create(id, ended);
          all.add(ended);
        }
      }
    }
    return all;
  }

  private static ApplicationResult endedWith(JobResult job) {
    long now = System.currentTimeMillis();
    return new ApplicationResult.Builder()
        .applicationId(job.getApplicationId().orElseThrow())
        .applicationName(job.getJobName())
        .applicationState(ApplicationState.fromJobStatus(job.getJobStatus().orElseThrow()))
        .startTime(now - job.getNetRuntime())
        .endTime(now)
        .build();
  }

  @Override
  protected ApplicationResult getCleanApplicationResultInternal(ApplicationID application)
      throws IOException {
    String id = application.toHexString();
    // Flink expects nothing in place of what is not there.
    return results.isClean(id) ? results.read(id) : null;
  }
}
