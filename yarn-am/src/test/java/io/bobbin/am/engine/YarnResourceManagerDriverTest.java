package io.bobbin.am.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.am.MasterWithoutYarn;
import io.bobbin.am.yarn.LargestContainer;
import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage.Admitted;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.resourcemanager.active.ResourceEventHandler;
import org.apache.flink.util.concurrent.ScheduledExecutorServiceAdapter;
import org.apache.hadoop.yarn.api.records.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class YarnResourceManagerDriverTest implements ResourceEventHandler<YarnWorker> {
  private static final Admitted LEADER = new Admitted("pekko://rm", "id");
  private static final String C1 = MasterWithoutYarn.id(1).toString();
  private static final String ADD = "add 1: 1024 MB, 1 vcores";
  private static final String REMOVE = "remove 1: 1024 MB, 1 vcores";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService mainThread = Executors.newSingleThreadScheduledExecutor();
  private MasterWithoutYarn master;
  private YarnResourceManagerDriver driver;

  @BeforeEach
  void start() throws Exception {
    master = new MasterWithoutYarn();
    driver =
        new YarnResourceManagerDriver(
            master.workers,
            new WorkerKinds(new Configuration()),
            CompletableFuture.completedFuture(new LargestContainer(Resource.newInstance(2048, 4))),
            new ApplicationOutcome(null, master.workers, new HistoryPages(new Configuration())));
    driver.initialize(
        this, new ScheduledExecutorServiceAdapter(mainThread), Runnable::run, () -> null);
    assertThat(heard.poll()).as("no worker of an earlier attempt").isEqualTo("recovered []");
  }

  @AfterEach
  void stop() {
    master.close();
    mainThread.shutdownNow();
  }

  @Test
  void aRequestIsAnsweredByAGrantedContainerWhichIsThenAdmitted() throws Exception {
    master.workers.leaderIs(LEADER);
    CompletableFuture<YarnWorker> worker = request(1024);
    assertThat(master.yarn.nextCall()).isEqualTo(ADD);
    master.grant(1, "n1");
    assertThat(worker.get(20, TimeUnit.SECONDS)).isEqualTo(new YarnWorker(C1, "n1"));
    try (ControlConnection process = master.connect(1)) {
      assertThat(process.receive()).isEqualTo(LEADER);
    }
  }

  @Test
  void aLostWorkerIsReported() throws Exception {
    CompletableFuture<YarnWorker> worker = request(1024);
    master.grant(1, "n1");
    worker.get(20, TimeUnit.SECONDS);
    master.complete(1, 137);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).startsWith("lost " + C1 + ": it was killed");
  }

  @Test
  void aReleasedWorkerIsStopped() throws Exception {
    CompletableFuture<YarnWorker> worker = request(1024);
    master.grant(1, "n1");
    assertThat(master.nextNodeCall()).startsWith("start " + C1);
    driver.releaseResource(worker.get(20, TimeUnit.SECONDS));
    assertThat(master.nextNodeCall()).isEqualTo("stop " + C1);
  }

  @Test
  void aCancelledRequestIsTakenBack() throws Exception {
    CompletableFuture<YarnWorker> worker = request(1024);
    assertThat(master.yarn.nextCall()).isEqualTo(ADD);
    assertThat(worker.cancel(false)).isTrue();
    assertThat(master.yarn.callsUntil(REMOVE)).isNotEmpty();
  }

  @Test
  void aWorkerWhoseRequestWasCancelledMeanwhileIsDeclined() throws Exception {
    CompletableFuture<YarnWorker> worker = request(1024);
    assertThat(master.yarn.nextCall()).isEqualTo(ADD);
    CompletableFuture<Void> free = new CompletableFuture<>();
    mainThread.execute(free::join);
    master.grant(1, "n1");
    // The assignment now waits for the main thread, on which the cancellation comes first.
    assertThat(master.yarn.callsUntil(REMOVE)).isNotEmpty();
    assertThat(master.nextNodeCall()).startsWith("start " + C1);
    worker.cancel(false);
    free.complete(null);
    assertThat(master.nextNodeCall()).isEqualTo("stop " + C1);
  }

  @Test
  void refusesAWorkerThatIsLargerThanYarnsLargestContainer() {
    assertThatThrownBy(() -> request(4096).get(20, TimeUnit.SECONDS))
        .hasMessageContaining(
            "A worker needs 4096 MB and 1 vcores; the largest container in this queue is"
                + " <memory:2048, vCores:4>.");
    assertThat(master.yarn.remainingCalls()).isEmpty();
  }

  @Override
  public void onPreviousAttemptWorkersRecovered(Collection<YarnWorker> recovered) {
    heard.add("recovered " + recovered);
  }

  @Override
  public void onWorkerTerminated(ResourceID worker, String diagnostics) {
    heard.add("lost " + worker.getResourceIdString() + ": " + diagnostics);
  }

  @Override
  public void onError(Throwable exception) {
    heard.add("error " + exception);
  }

  private CompletableFuture<YarnWorker> request(int megabytes) {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(megabytes));
    configuration.set(TaskManagerOptions.CPU_CORES, 1.0);
    TaskExecutorProcessSpec specification =
        TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    return driver.requestResource(specification);
  }
}
