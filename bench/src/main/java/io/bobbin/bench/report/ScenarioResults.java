package io.bobbin.bench.report;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Run;
import java.util.List;
import java.util.Map;

/**
 * A scenario's runs, and of what they are.
 *
 * @param date of the last round
 * @param runs in the order of the rounds
 */
public record ScenarioResults(
    String date, String description, Surroundings surroundings, Map<Contestant, List<Run>> runs) {}
