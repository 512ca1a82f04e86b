package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.taskexecutor.MasterListener;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;
import org.apache.flink.runtime.taskexecutor.TaskExecutorGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom the task executor obeys: the ResourceManager and the JobMasters of one leader session, or
 * nobody. When there is a new master, the old one's leaders have no say from that moment on, tasks
 * fail and slots are freed; the task executor registers with the new ResourceManager when nothing
 * is left of the old jobs, as empty as if it had just been started. (If it offered its slots to the
 * new JobMaster instead, new tasks would share them with old ones that have not ended.)
 *
 * <p>All leaders of a JobManager have one session, so a job's leader is known by the address that
 * came with the request for a slot.
 *
 * <p>News come on the link's thread; retrievers are made, started and stopped on the task
 * executor's.
 */
final class Obedience implements MasterListener {
  private static final Logger LOG = LoggerFactory.getLogger(Obedience.class);
  private static final int ABANDONED = 32;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final ResourceManagerLeader resourceManager;
  private final Set<JobMaster> jobMasters = ConcurrentHashMap.newKeySet();
  private volatile Optional<Admitted> obeyed = Optional.empty();
  private Optional<Admitted> next = Optional.empty();
  private volatile TaskExecutorGateway taskExecutor;

  /**
   * @param listened run once the task executor wants to hear of the ResourceManager
   */
  Obedience(Runnable listened) {
    this.resourceManager = new ResourceManagerLeader(listened);
  }

  /** Must be called before anything is heard. */
  void of(TaskExecutorGateway newTaskExecutor) {
    taskExecutor = newTaskExecutor;
  }

  LeaderRetrievalService resourceManager() {
    return resourceManager;
  }

  LeaderRetrievalService jobMaster(JobID job, String address) {
    return new JobMaster(job, address);
  }

  @Override
  public void changed() {
    next = Optional.empty();
    if (obeyed.isPresent()) {
      obeyed = Optional.empty();
      resourceManager.forget();
      leaveJobs();
    }
  }

  @Override
  public void admitted(Admitted admitted) {
    if (obeyed.equals(Optional.of(admitted))) {
      // The connection had broken, nothing else.
      return;
    }
    changed();
    next = Optional.of(admitted);
    proceed();
  }

  @Override
  public void pinged() {
    proceed();
  }

  @Override
  public void abandoned(String reason) {
    LOG.error("This worker ends: {}", reason);
    System.exit(ABANDONED);
  }

  private void proceed() {
    if (obeyed.isEmpty() && !jobMasters.isEmpty()) {
      leaveJobs();
    } else if (next.isPresent()) {
      obeyed = next;
      next = Optional.empty();
      resourceManager.changeTo(obeyed.get());
    }
  }

  /**
   * Does nothing that has been done before. A job is gone when the last of its tasks and its result
   * partitions are; Flink looks whether they are when it is told to release some.
   */
  private void leaveJobs() {
    for (JobMaster jobMaster : jobMasters) {
      jobMaster.listener.notifyLeaderAddress(null, null);
      taskExecutor.freeInactiveSlots(jobMaster.job, ANSWER_TIMEOUT);
      taskExecutor.releasePartitions(jobMaster.job, Set.of());
    }
  }

  /** Tells the task executor where the JobMaster of a job is. */
  private final class JobMaster implements LeaderRetrievalService {
    private final JobID job;
    private final String address;
    private volatile LeaderRetrievalListener listener;

    JobMaster(JobID job, String address) {
      this.job = job;
      this.address = address;
    }

    @Override
    public void start(LeaderRetrievalListener newListener) {
      listener = newListener;
      jobMasters.add(this);
      obeyed.ifPresent(
          leader -> listener.notifyLeaderAddress(address, UUID.fromString(leader.leaderId())));
    }

    @Override
    public void stop() {
      jobMasters.remove(this);
    }
  }
}
