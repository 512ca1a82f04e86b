package io.bobbin.am.scale;

import io.bobbin.am.SimulatedMaster;
import io.bobbin.am.WorkerListener;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;

/**
 * The life of an application with many workers: all of them start, a twentieth is preempted and a
 * twentieth goes with its nodes, the disks of one node fail, half of the workers are given back,
 * and it ends. The engine wants a new worker for each that it loses, as Flink does.
 */
final class ScaleSimulation implements WorkerListener, AutoCloseable {
  private static final int WORKERS_PER_NODE = 20;

  private final int count;
  private final int nodes;
  private final SimulatedResourceManager yarn;
  private final SimulatedNodeManagers nodeManagers;
  private final SimulatedMaster master;
  private final Set<String> owned = ConcurrentHashMap.newKeySet();
  private final Semaphore admissions = new Semaphore(0);
  private final Semaphore losses = new Semaphore(0);
  private final Semaphore stops = new Semaphore(0);
  private final AtomicLong lastRequest = new AtomicLong();
  private final AtomicReference<String> gaveUp = new AtomicReference<>("");

  /**
   * @param count of workers
   * @param together how many starts must be seen under way at once
   */
  ScaleSimulation(int count, int together) throws InterruptedException {
    this.count = count;
    this.nodes = Math.max(4, count / WORKERS_PER_NODE);
    this.yarn =
        new SimulatedResourceManager(
            nodes, owned::contains, worker -> master().disconnected(worker));
    this.nodeManagers =
        new SimulatedNodeManagers(
            together,
            worker -> master().connected(worker),
            container -> {
              yarn.stopped(container);
              stops.release();
            });
    this.master = new SimulatedMaster(yarn, nodeManagers, this, admissions::release, gaveUp::set);
  }

  private SimulatedMaster master() {
    return master;
  }

  SimulatedNodeManagers nodeManagers() {
    return nodeManagers;
  }

  SimulatedResourceManager yarn() {
    return yarn;
  }

  /** All workers start. */
  void start() throws InterruptedException {
    start(count);
  }

  private void start(int number) throws InterruptedException {
    for (int i = 0; i < number; i++) {
      master.want(lastRequest.incrementAndGet());
    }
    await(admissions, number);
  }

  /** So many workers start and are given back: what the master makes once is there then. */
  void comeAndGo(int number) throws InterruptedException {
    start(number);
    release(number);
    beat(1);
  }

  /** The heart beats so often, though nobody wants anything. */
  void beat(int times) {
    for (int i = 0; i < times; i++) {
      CompletableFuture<Void> beat = yarn.nextBeat();
      master.hurry();
      beat.join();
    }
  }

  /** Only the master still knows of its workers. */
  void forget() {
    yarn.forget();
    beat(1);
    owned.clear();
  }

  /**
   * Workers are preempted and nodes lost, and what was there is replaced.
   *
   * @return how many workers were lost
   */
  int lose() throws InterruptedException {
    int preempted = Math.max(1, count / 20);
    yarn.preempt(preempted);
    int lost = replaced(CompletableFuture.completedFuture(preempted));
    int gone = Math.max(1, nodes / 20);
    lost += replaced(yarn.loseNodes(0, gone, ContainerExitStatus.ABORTED));
    lost += replaced(yarn.loseNodes(gone, 1, ContainerExitStatus.DISKS_FAILED));
    return lost;
  }

  private int replaced(CompletableFuture<Integer> lost) throws InterruptedException {
    master.hurry();
    int number = lost.join();
    await(losses, number);
    await(admissions, number);
    return number;
  }

  /**
   * The engine gives half of its workers back.
   *
   * @return how many these are
   */
  int giveBack() throws InterruptedException {
    int half = count / 2;
    release(half);
    return half;
  }

  private void release(int number) throws InterruptedException {
    Iterator<String> workers = owned.iterator();
    for (int i = 0; i < number; i++) {
      master.release(workers.next());
      workers.remove();
    }
    await(stops, number);
  }

  @Override
  public void assigned(long request, String worker, String node) {
    owned.add(worker);
  }

  @Override
  public void lost(String worker, String reason) {
    owned.remove(worker);
    master.want(lastRequest.incrementAndGet());
    losses.release();
  }

  private void await(Semaphore signs, int number) throws InterruptedException {
    if (!signs.tryAcquire(number, 1, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          signs.availablePermits() + " of " + number + " came; the master: " + gaveUp.get());
    }
  }

  @Override
  public void close() throws Exception {
    master.close();
  }
}
