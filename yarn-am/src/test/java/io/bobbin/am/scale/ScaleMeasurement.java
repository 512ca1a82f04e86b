package io.bobbin.am.scale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures applications of one size, so many that they have {@value #WORKERS} workers altogether.
 * Each has had workers before, so that its threads are there, and those of one size are measured
 * side by side, because the process' CPU time is known to 10 ms only.
 */
final class ScaleMeasurement implements AutoCloseable {
  private static final int WORKERS = 10_000;
  private static final int SIDE_BY_SIDE = 50;

  /** The launcher's threads, each of which must have had something to do. */
  private static final int THREADS = 16;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final ExecutorService engines = Executors.newFixedThreadPool(SIDE_BY_SIDE);

  /**
   * What applications cost together.
   *
   * @param workers that were started, those that replace others included
   * @param beats of their hearts
   * @param cpuNanos without the simulated ResourceManager's
   */
  record Cost(int applications, long workers, long beats, long cpuNanos, long wallNanos) {
    private Cost plus(Cost other) {
      return new Cost(
          applications + other.applications,
          workers + other.workers,
          beats + other.beats,
          cpuNanos + other.cpuNanos,
          wallNanos + other.wallNanos);
    }
  }

  private interface Work<T, R> {
    R of(T one) throws Exception;
  }

  /** What an application does; returns the number of workers that it started. */
  private interface Life {
    int of(ScaleSimulation application) throws InterruptedException;
  }

  /** Many applications that start, use all of their threads once, and end. */
  Cost ofApplications() throws Exception {
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    List<ScaleSimulation> applications = open(SIDE_BY_SIDE, THREADS);
    close(applications);
    cpu = system.getProcessCpuTime() - cpu - simulationCpu(applications);
    return new Cost(SIDE_BY_SIDE, 0, 0, cpu, System.nanoTime() - wall);
  }

  /** Heartbeats of applications whose workers do nothing. */
  Cost ofBeats() throws Exception {
    return lives(
        SIDE_BY_SIDE,
        THREADS,
        application -> {
          application.beat(100);
          return 0;
        });
  }

  /** Whole lives of applications with so many workers. */
  Cost ofWorkers(int workers) throws Exception {
    Life life =
        application -> {
          application.start();
          int lost = application.lose();
          application.giveBack();
          return workers + lost;
        };
    int applications = WORKERS / workers;
    int together = Math.min(SIDE_BY_SIDE, applications);
    Cost cost = new Cost(0, 0, 0, 0, 0);
    while (cost.applications() < applications) {
      cost = cost.plus(lives(together, workers, life));
    }
    return cost;
  }

  /** The bytes that a worker takes in a master that has so many. */
  long bytesPerWorker(int workers) throws Exception {
    List<ScaleSimulation> applications = open(Math.min(SIDE_BY_SIDE, WORKERS / workers), workers);
    try {
      long before = usedHeap();
      for (ScaleSimulation application : applications) {
        application.start();
        application.forget();
      }
      return (usedHeap() - before) / applications.size() / workers;
    } finally {
      close(applications);
    }
  }

  private Cost lives(int count, int workers, Life life) throws Exception {
    List<ScaleSimulation> applications = open(count, workers);
    try {
      usedHeap();
      long beats = beats(applications);
      long simulation = simulationCpu(applications);
      long wall = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      int started = 0;
      for (int one : ofEach(applications, life::of)) {
        started += one;
      }
      cpu = system.getProcessCpuTime() - cpu;
      wall = System.nanoTime() - wall;
      return new Cost(
          count,
          started,
          beats(applications) - beats,
          cpu - (simulationCpu(applications) - simulation),
          wall);
    } finally {
      close(applications);
    }
  }

  private List<ScaleSimulation> open(int count, int workers) throws Exception {
    return ofEach(
        Collections.nCopies(count, workers),
        size -> {
          ScaleSimulation application = new ScaleSimulation(size, THREADS);
          application.comeAndGo(THREADS);
          return application;
        });
  }

  private void close(List<ScaleSimulation> applications) throws Exception {
    var unused =
        ofEach(
            applications,
            application -> {
              application.close();
              return true;
            });
  }

  /** Does it with all of them side by side. */
  private <T, R> List<R> ofEach(List<T> all, Work<T, R> work) throws Exception {
    List<Future<R>> pending = new ArrayList<>();
    for (T one : all) {
      pending.add(engines.submit(() -> work.of(one)));
    }
    List<R> results = new ArrayList<>();
    for (Future<R> one : pending) {
      results.add(one.get());
    }
    return results;
  }

  private static long beats(List<ScaleSimulation> applications) {
    return applications.stream().mapToLong(one -> one.yarn().beats().size()).sum();
  }

  private static long simulationCpu(List<ScaleSimulation> applications) {
    return applications.stream().mapToLong(one -> one.yarn().cpuNanos()).sum();
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() {
    engines.shutdownNow();
  }
}
