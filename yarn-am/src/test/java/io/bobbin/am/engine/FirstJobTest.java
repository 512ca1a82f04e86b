package io.bobbin.am.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.messages.webmonitor.JobDetails;
import org.apache.flink.runtime.messages.webmonitor.MultipleJobsDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstJobTest implements EngineEvents {
  private static final JobID FIRST = new JobID(1, 1);
  private static final JobID SECOND = new JobID(2, 2);

  private final BlockingQueue<JobPhase> phases = new LinkedBlockingQueue<>();
  private final BlockingQueue<CompletableFuture<MultipleJobsDetails>> looks =
      new LinkedBlockingQueue<>();
  private final FirstJob firstJob = new FirstJob(this);

  /** Answers nothing but how its jobs are, and that when the test says so. */
  private final DispatcherGateway dispatcher =
      (DispatcherGateway)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {DispatcherGateway.class},
              (proxy, method, arguments) -> {
                CompletableFuture<MultipleJobsDetails> answer = new CompletableFuture<>();
                looks.add(answer);
                return answer;
              });

  @AfterEach
  void end() {
    firstJob.close();
  }

  @Test
  void isLookedAtFromItsSubmissionUntilAllItsTasksRunAndNeverAgain() throws Exception {
    assertThat(looks).isEmpty();
    firstJob.submitted(dispatcher);
    answer(job(FIRST, JobStatus.RUNNING, ExecutionState.DEPLOYING));
    assertThat(next()).isEqualTo(JobPhase.ACCEPTED);
    answer(job(FIRST, JobStatus.RUNNING, ExecutionState.RUNNING));
    assertThat(next()).isEqualTo(JobPhase.RUNNING);

    firstJob.submitted(dispatcher);
    assertThat(looks.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void afterOneThatFailedTheNextOneCounts() throws Exception {
    firstJob.submitted(dispatcher);
    JobDetails failed = job(FIRST, JobStatus.FAILED, ExecutionState.CANCELED);
    answer(failed);
    assertThat(next()).isEqualTo(JobPhase.FAILED);
    assertThat(looks.poll(200, TimeUnit.MILLISECONDS)).as("nobody to look at").isNull();

    firstJob.submitted(dispatcher);
    answer(failed, job(SECOND, JobStatus.FINISHED, ExecutionState.FINISHED));
    assertThat(next()).isEqualTo(JobPhase.FINISHED);
  }

  private void answer(JobDetails... jobs) throws InterruptedException {
    looks.poll(20, TimeUnit.SECONDS).complete(new MultipleJobsDetails(List.of(jobs)));
  }

  private static JobDetails job(JobID id, JobStatus status, ExecutionState task) {
    Map<String, Integer> tasks = Map.of("total", 1, task.name().toLowerCase(Locale.ROOT), 1);
    return new JobDetails(id, "job", null, null, 1, -1, 1, status, 1, tasks, 0);
  }

  private JobPhase next() throws InterruptedException {
    return phases.poll(20, TimeUnit.SECONDS);
  }

  @Override
  public void firstJobChanged(JobPhase phase) {
    phases.add(phase);
  }

  @Override
  public void leaderIs(String resourceManagerAddress, UUID session) {}

  @Override
  public void webIsUp(String address) {}

  @Override
  public void jobChanged(JobChanged change) {
    throw new AssertionError(change);
  }

  @Override
  public CompletableFuture<Void> resultFetched(boolean attached) {
    return CompletableFuture.completedFuture(null);
  }
}
