package io.bobbin.launch.timeline;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When the stages of an application ended, as far as they have and somebody knows it. The instants
 * are of several hosts, whose clocks may differ; no stage lasts less than nothing for that.
 *
 * @param ends the end of each stage, in ms since the epoch by the clock of the host that saw it
 */
public record Timeline(Map<Stage, Long> ends) {
  /** The directory of the timelines of all applications, in the staging area. */
  public static final String DIRECTORY = "timelines";

  private static final Comparator<Stage> BY_ORDER = Comparator.naturalOrder();

  public Timeline {
    Map<Stage, Long> copy = new EnumMap<>(Stage.class);
    copy.putAll(ends);
    ends = Collections.unmodifiableMap(copy);
  }

  /**
   * A stage with both ends.
   *
   * @param begin in ms since the epoch
   * @param end in ms since the epoch, not before {@code begin}
   */
  public record Span(Stage stage, long begin, long end) {
    /** In ms. */
    public long duration() {
      return end - begin;
    }
  }

  /** Nothing is known. */
  public static Timeline empty() {
    return new Timeline(Map.of());
  }

  /**
   * Where the timeline of an application is kept: not in its directory, which goes with it.
   *
   * @param stagingDirectory the application's own directory, named by its id
   */
  public static URI location(URI stagingDirectory) {
    String path = stagingDirectory.getRawPath().replaceFirst("/+$", "");
    return stagingDirectory.resolve(path.replaceFirst("[^/]*/([^/]*)$", DIRECTORY + "/$1"));
  }

  /** The same, and the stage ended then, unless its end is known already. */
  public Timeline with(Stage stage, long end) {
    Map<Stage, Long> more = new EnumMap<>(Stage.class);
    more.put(stage, end);
    more.putAll(ends);
    return new Timeline(more);
  }

  /** The stages that have ended and whose begin is known, too, in the order in which they began. */
  public List<Span> spans() {
    return ends.keySet().stream()
        .flatMap(stage -> span(stage).stream())
        .sorted(Comparator.comparingLong(Span::begin).thenComparing(Span::stage))
        .toList();
  }

  /**
   * The stages that the end of this one depended on: each begins where the one before it ends, so
   * their durations add up. Empty if the stage has not ended.
   */
  public List<Span> pathTo(Stage last) {
    List<Span> path = new ArrayList<>();
    Optional<Stage> next = Optional.of(last).filter(ends::containsKey);
    while (next.isPresent()) {
      span(next.get()).ifPresent(path::add);
      next = before(next.get());
    }
    Collections.reverse(path);
    return path;
  }

  /** The first instant of the path to this stage: what its time is counted from. */
  public Optional<Stage> origin(Stage last) {
    Optional<Stage> origin = Optional.of(last).filter(ends::containsKey);
    while (origin.flatMap(this::before).isPresent()) {
      origin = origin.flatMap(this::before);
    }
    return origin;
  }

  /** The stages that last now and are on the way to this one; none if that one has ended. */
  public List<Stage> awaited(Stage last) {
    if (ends.containsKey(last)) {
      return List.of();
    }
    Set<Stage> passed = EnumSet.noneOf(Stage.class);
    for (Stage stage : ends.keySet()) {
      passed.add(stage);
      // The master sees all of its own, but it may not be known when YARN's and the client's ended.
      stage.ancestors().stream()
          .filter(ancestor -> ancestor.compareTo(Stage.MASTER_CONTAINER) <= 0)
          .forEach(passed::add);
    }
    return EnumSet.range(Stage.COMMAND, last).stream()
        .filter(stage -> !passed.contains(stage) && passed.containsAll(stage.follows()))
        .toList();
  }

  private Optional<Span> span(Stage stage) {
    return before(stage).map(before -> new Span(stage, ends.get(before), ends.get(stage)));
  }

  /** Of those that it follows, the one that ended last: for this one it waited. */
  private Optional<Stage> before(Stage stage) {
    return causes(stage, ends.get(stage))
        .max(Comparator.<Stage>comparingLong(ends::get).thenComparing(BY_ORDER));
  }

  /** In place of a stage whose end is not known, or was later, stand those that it follows. */
  private Stream<Stage> causes(Stage stage, long end) {
    return stage.follows().stream()
        .flatMap(
            cause ->
                ends.getOrDefault(cause, Long.MAX_VALUE) <= end
                    ? Stream.of(cause)
                    : causes(cause, end));
  }
}
