package io.bobbin.client.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine needs, as its memory model computes it.
 *
 * @param masterMemory container size of the JobManager in MiB
 * @param masterFlags the JVM's memory flags of the JobManager
 * @param derivedConfiguration sizes that the containers must know besides the user's configuration,
 *     so that the engine in them does not derive other numbers
 * @param workerMemory container size of a TaskManager in MiB
 * @param workerCores virtual cores of a TaskManager, where the engine's own key says them
 * @param workerOthers further resources of a TaskManager by their names in YARN
 * @param slots task slots of one worker
 * @param parallelism of the program, unless it sets its own
 * @param standingWorkers how many there are to be whatever the jobs need
 * @param spareWorkers how many there are to be beyond what the jobs need
 */
public record EngineResources(
    int masterMemory,
    List<String> masterFlags,
    Map<String, String> derivedConfiguration,
    int workerMemory,
    Optional<Integer> workerCores,
    Map<String, Long> workerOthers,
    int slots,
    int parallelism,
    int standingWorkers,
    int spareWorkers) {
  public EngineResources {
    masterFlags = List.copyOf(masterFlags);
    derivedConfiguration = Map.copyOf(derivedConfiguration);
    workerOthers = Map.copyOf(workerOthers);
  }

  /** How many workers the program leads to if its parallelism is the default one. */
  public int workers() {
    return Math.max((parallelism - 1) / slots + 1 + spareWorkers, standingWorkers);
  }

  /** How many workers there are to be while there is no job: idle ones are spare ones, too. */
  public int workersWithoutJobs() {
    return Math.max(spareWorkers, standingWorkers);
  }
}
