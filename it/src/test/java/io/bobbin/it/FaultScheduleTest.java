package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(first(100, 7, ALL)).isEqualTo(first(100, 7, ALL));
    assertThat(first(100, 7, ALL)).isNotEqualTo(first(100, 8, ALL));
  }

  @Test
  void eachFaultComesOnceInARound() {
    for (int seed = 0; seed < 100; seed++) {
      assertThat(first(ALL.size(), seed, ALL)).extracting(Injection::fault).containsAll(ALL);
    }
  }

  @Test
  void onlyWhatMayHappenHappens() {
    Set<Fault> some = Set.of(Fault.WORKER_KILLED, Fault.NAME_NODE_AWAY);
    assertThat(first(50, 3, some)).allMatch(injection -> some.contains(injection.fault()));
  }

  @Test
  void everyMomentAndShortAndLongLengthsComeSoon() {
    List<Injection> some = first(100, 1, ALL);
    assertThat(some).extracting(Injection::moment).contains(Moment.values());
    assertThat(some)
        .extracting(Injection::length)
        .allMatch(length -> length.compareTo(Duration.ofSeconds(30)) <= 0)
        .anyMatch(length -> length.compareTo(Duration.ofSeconds(20)) > 0)
        .anyMatch(length -> length.compareTo(Duration.ofSeconds(1)) < 0);
  }

  private static List<Injection> first(int count, long seed, Set<Fault> faults) {
    FaultSchedule schedule = new FaultSchedule(seed, faults);
    return Stream.generate(schedule::next).limit(count).toList();
  }
}
