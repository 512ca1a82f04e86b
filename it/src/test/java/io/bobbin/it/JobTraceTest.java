package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobTraceTest {
  private final JobTrace trace = new JobTrace();

  @Test
  void measuresUntilAllTasksRunForGood() {
    see(900, JobState.DISTURBED, 0);
    see(1000, JobState.RUNNING, 0);
    see(1100, JobState.AWAY, 0);
    see(1200, JobState.RUNNING, 0);
    see(1300, JobState.DEPLOYING, 0);
    see(1700, JobState.RUNNING, 0);
    see(1800, JobState.RUNNING, 0);
    assertThat(trace.disturbance(1050)).isEqualTo(Duration.ofMillis(650));
  }

  @Test
  void whatWasNotDisturbedTookNoTime() {
    see(900, JobState.AWAY, 0);
    see(1000, JobState.RUNNING, 0);
    see(1100, JobState.RUNNING, 0);
    assertThat(trace.disturbance(950)).isZero();
  }

  /** Nobody may have noticed the fault yet. */
  @Test
  void aJobWorksOnlyWithACheckpointThatWasTriggeredAfterwards() {
    see(1000, JobState.RUNNING, 800);
    assertThat(trace.worksSince(900)).isFalse();
    see(1100, JobState.DISTURBED, 950);
    assertThat(trace.worksSince(900)).isFalse();
    see(1200, JobState.RUNNING, 950);
    assertThat(trace.worksSince(900)).isTrue();
    assertThat(trace.worksSince(1200)).isFalse();
  }

  @Test
  void tasksSayWhetherAJobRuns() throws Exception {
    assertThat(state("RUNNING", "'RUNNING':2,'FAILED':0")).isEqualTo(JobState.RUNNING);
    assertThat(state("RUNNING", "'RUNNING':1,'SCHEDULED':1")).isEqualTo(JobState.DISTURBED);
    assertThat(state("RUNNING", "'RUNNING':1,'INITIALIZING':1")).isEqualTo(JobState.DEPLOYING);
    assertThat(state("RESTARTING", "'RUNNING':2")).isEqualTo(JobState.DISTURBED);
    assertThat(state("FINISHED", "'FINISHED':2")).isEqualTo(JobState.FINISHED);
    assertThat(state("RUNNING", "")).isEqualTo(JobState.DISTURBED);
  }

  private static JobState state(String job, String tasks) throws Exception {
    String json = "{'state':'" + job + "','vertices':[{'tasks':{" + tasks + "}}]}";
    return JobState.of(new ObjectMapper().readTree(json.replace('\'', '"')));
  }

  private void see(long millis, JobState state, long completed) {
    trace.add(new JobTrace.Look(millis, state, 0, completed));
  }
}
