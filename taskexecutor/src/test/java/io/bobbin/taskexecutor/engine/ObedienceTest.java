package io.bobbin.taskexecutor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.control.ControlMessage.Admitted;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;
import org.apache.flink.runtime.taskexecutor.TaskExecutorGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObedienceTest {
  private static final JobID JOB = new JobID(1, 2);
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(2, 2);

  private final List<String> heard = new ArrayList<>();
  private final Obedience obedience = new Obedience(() -> {});

  @BeforeEach
  void start() throws Exception {
    obedience.of(taskExecutor());
    obedience.resourceManager().start(listener("rm"));
    obedience.changed();
  }

  @Test
  void registersWithWhoAdmitsIt() {
    obedience.admitted(leader("a", FIRST));
    assertThat(heard).containsExactly("rm at a, " + FIRST);
  }

  @Test
  void hearsNothingWhenTheSameMasterSaysTheSameAgain() {
    obedience.admitted(leader("a", FIRST));
    obedience.admitted(leader("a", FIRST));
    obedience.pinged();
    assertThat(heard).hasSize(1);
  }

  @Test
  void aJobsLeaderIsWhereTheRequestForASlotCameFrom() throws Exception {
    obedience.admitted(leader("a", FIRST));
    obedience.jobMaster(JOB, "job-at-a").start(listener("job"));
    assertThat(heard).containsExactly("rm at a, " + FIRST, "job at job-at-a, " + FIRST);
  }

  @Test
  void aNewMasterEndsTheOldJobsAndIsRegisteredWithWhenNoneIsLeft() throws Exception {
    obedience.admitted(leader("a", FIRST));
    LeaderRetrievalService job = obedience.jobMaster(JOB, "job-at-a");
    job.start(listener("job"));
    heard.clear();
    obedience.changed();
    assertThat(heard)
        .containsExactly(
            "rm at null, null",
            "job at null, null",
            "freeInactiveSlots " + JOB,
            "releasePartitions " + JOB);
    heard.clear();
    obedience.admitted(leader("b", SECOND));
    assertThat(heard).as("told again").doesNotContain("rm at b, " + SECOND);
    job.stop();
    heard.clear();
    obedience.pinged();
    assertThat(heard).containsExactly("rm at b, " + SECOND);
  }

  @Test
  void anotherSessionOfTheSameMasterIsAsGoodAsAnotherMaster() throws Exception {
    obedience.admitted(leader("a", FIRST));
    obedience.admitted(leader("a", SECOND));
    assertThat(heard)
        .containsExactly("rm at a, " + FIRST, "rm at null, null", "rm at a, " + SECOND);
  }

  @Test
  void aJobThatComesWhileNobodyIsObeyedHearsOfNoLeader() throws Exception {
    obedience.admitted(leader("a", FIRST));
    obedience.changed();
    heard.clear();
    obedience.jobMaster(JOB, "job-at-a").start(listener("job"));
    assertThat(heard).isEmpty();
    obedience.pinged();
    assertThat(heard).contains("freeInactiveSlots " + JOB);
  }

  private LeaderRetrievalListener listener(String name) {
    return new LeaderRetrievalListener() {
      @Override
      public void notifyLeaderAddress(String address, UUID session) {
        heard.add(name + " at " + address + ", " + session);
      }

      @Override
      public void handleError(Exception exception) {
        throw new AssertionError(exception);
      }
    };
  }

  /** Notes the names of the calls and the job that they are for. */
  private TaskExecutorGateway taskExecutor() {
    return (TaskExecutorGateway)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TaskExecutorGateway.class},
            (proxy, method, arguments) -> {
              heard.add(method.getName() + " " + arguments[0]);
              return null;
            });
  }

  private static Admitted leader(String address, UUID session) {
    return new Admitted(address, session.toString());
  }
}
