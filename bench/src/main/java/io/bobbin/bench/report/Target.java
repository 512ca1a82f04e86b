package io.bobbin.bench.report;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Unit;

/**
 * What Bobbin is to reach.
 *
 * @param what is done, for people
 * @param reference whom it is held against; null if the limit stands for itself
 * @param referenceFigure of the reference
 */
record Target(
    String what,
    String scenario,
    Contestant subject,
    Figure figure,
    Comparison comparison,
    double limit,
    Contestant reference,
    Figure referenceFigure) {

  static Target against(
      String what,
      String scenario,
      Contestant subject,
      Figure figure,
      Comparison comparison,
      double limit,
      Contestant reference) {
    return new Target(what, scenario, subject, figure, comparison, limit, reference, figure);
  }

  static Target absolute(
      String what, String scenario, Contestant subject, Figure figure, double limit) {
    return against(what, scenario, subject, figure, Comparison.AT_MOST, limit, subject);
  }

  static Target medianAtMost(
      String what, String scenario, Contestant subject, Figure figure, double limit) {
    return against(what, scenario, subject, figure, Comparison.MEDIAN_AT_MOST, limit, subject);
  }

  Target referenceFigure(Figure other) {
    return new Target(what, scenario, subject, figure, comparison, limit, reference, other);
  }

  /** A row of the table; a dash stands for what was not measured. */
  String row(Results results) {
    Sample mine = results.sample(scenario, subject, figure);
    Sample others = results.sample(scenario, reference, referenceFigure);
    boolean isAbsolute = reference == subject;
    boolean isMeasured = !mine.isEmpty() && !others.isEmpty();
    String met = !isMeasured ? "–" : comparison.met(limit, mine, others) ? "yes" : "**no**";
    String demand = comparison.demand(limit, reference.label());
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            what,
            isAbsolute ? (demand + " " + figure.unit().symbol()).strip() : demand,
            text(mine, figure.unit()),
            isAbsolute ? "" : text(others, referenceFigure.unit()),
            isMeasured ? comparison.measured(mine, others) : "–",
            met);
  }

  static String text(Sample sample, Unit unit) {
    if (sample.isEmpty()) {
      return "–";
    }
    String median = unit.text(sample.median());
    return sample.smallest() == sample.largest()
        ? median
        : "%s (%s to %s)"
            .formatted(median, unit.number(sample.smallest()), unit.number(sample.largest()));
  }
}
