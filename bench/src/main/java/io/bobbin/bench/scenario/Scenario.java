package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Run;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured for several contestants, one run of each in every round. */
public interface Scenario {
  /** On the command line and in the results. */
  String name();

  /** What is measured, in one line, for the report. */
  String description();

  List<Contestant> contestants();

  /** What one round takes on a machine of two cores, in seconds, for the estimate. */
  int roundSeconds();

  /** How many rounds there are if each scenario is to have as many as that. */
  int rounds(Rounds rounds);

  /** Called before the first round. */
  default void prepare(Laboratory laboratory) throws Exception {
    laboratory.warmCluster(contestants());
  }

  /**
   * Measures one contestant once.
   *
   * @param directory for what this run leaves
   */
  Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception;
}
