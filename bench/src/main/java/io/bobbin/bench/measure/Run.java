package io.bobbin.bench.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One run of one system.
 *
 * @param figures in their units
 * @param milestones in ms from the start of the client's process
 * @param failure why there are no figures; otherwise null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Run(Map<Figure, Double> figures, Map<Milestone, Long> milestones, String failure) {
  public Run {
    figures = figures == null ? Map.of() : figures;
    milestones = milestones == null ? Map.of() : milestones;
  }

  public static Run of(Map<Figure, Double> figures) {
    return new Run(figures, Map.of(), null);
  }

  public static Run of(Map<Figure, Double> figures, Map<Milestone, Long> milestones) {
    return new Run(figures, milestones, null);
  }

  public static Run failed(String reason) {
    return new Run(Map.of(), Map.of(), reason);
  }
}
