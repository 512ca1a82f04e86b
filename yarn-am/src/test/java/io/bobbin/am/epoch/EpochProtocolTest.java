package io.bobbin.am.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.EpochLayout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every order in which attempts, a worker that looks for its master and a client that kills the
 * application can call the file system. Whoever is stopped for a while, or for ever, is among them:
 * it makes its next call after all others have made theirs.
 */
class EpochProtocolTest {
  private final Set<State> seen = new HashSet<>();
  private final Set<String> outcomes = new HashSet<>();

  private record State(SimulatedFiles files, List<Actor> running) {}

  @Test
  void twoAttemptsAndAWorker() {
    explore(attempt(1), attempt(2), worker());
    assertThat(outcomes)
        .contains(
            "attempt 1: took over [], kept state-1, removed nothing",
            "attempt 2: took over [state-1], kept state-2, removed state-1",
            "attempt 2: took over [], kept state-2, removed nothing",
            "attempt 1: superseded",
            "attempt 1: took over [], lost",
            "worker: found nobody",
            "worker: 1 is at 1.",
            // What it is told there is that 1 is not 2.
            "worker: 2 is at 1.",
            "worker: 2 is at 2.")
        .noneMatch(outcome -> outcome.startsWith("attempt 2") && outcome.endsWith("lost"));
  }

  @Test
  void threeAttempts() {
    explore(attempt(1), attempt(2), attempt(3));
    assertThat(outcomes)
        .contains(
            "attempt 2: took over [state-1], kept state-2, lost",
            "attempt 3: took over [state-1], kept state-3, removed state-1",
            "attempt 3: took over [state-2], kept state-3, removed state-2",
            "attempt 3: took over [state-1, state-2], kept state-3, removed state-1 state-2")
        .noneMatch(outcome -> outcome.startsWith("attempt 3") && outcome.endsWith("lost"));
  }

  @Test
  void twoAttemptsAndAClientThatRemovesAll() {
    explore(attempt(1), attempt(2), Actor.of("client", (files, notes) -> files.delete("")));
    assertThat(outcomes).contains("attempt 2: FileNotFoundException", "attempt 2: superseded");
  }

  /** Takes over, keeps something, and then removes what others have kept. */
  private static Actor attempt(int number) {
    return Actor.of(
        "attempt " + number,
        (files, notes) -> {
          try {
            EpochDirectory own =
                EpochDirectory.takeOver(
                    files,
                    number,
                    () -> {
                      throw new Lost();
                    });
            List<String> inherited = own.names("state");
            notes.add("took over " + inherited);
            publish(own, EpochLayout.CONTROL, Integer.toString(number));
            publish(own, "state-" + number, "state");
            notes.add("kept state-" + number);
            for (String name : inherited) {
              own.remove(name);
            }
            notes.add("removed " + (inherited.isEmpty() ? "nothing" : String.join(" ", inherited)));
          } catch (SupersededException e) {
            notes.add("superseded");
          } catch (Lost e) {
            notes.add("lost");
          }
        });
  }

  private static void publish(EpochDirectory own, String name, String text) throws IOException {
    own.publish(name, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Looks once for the highest epoch. */
  private static Actor worker() {
    return Actor.of(
        "worker",
        (files, notes) -> {
          int epoch =
              files.list("").stream()
                  .mapToInt(name -> EpochLayout.epoch(name).orElseThrow())
                  .max()
                  .orElseThrow();
          try (var input = files.open(EpochLayout.name(epoch) + "/" + EpochLayout.CONTROL)) {
            String address = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            notes.add(epoch + " is at " + address);
          } catch (FileNotFoundException e) {
            notes.add("found nobody");
          }
        });
  }

  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void explore(Actor... actors) {
    explore(new State(SimulatedFiles.staged(), List.of(actors)));
  }

  private void explore(State state) {
    if (!seen.add(state)) {
      return;
    }
    for (int i = 0; i < state.running().size(); i++) {
      Actor actor = state.running().get(i);
      SimulatedFiles after = state.files().copy();
      Actor.Step step = actor.step(after);
      check(actor, state.files(), after);
      List<Actor> running = new ArrayList<>(state.running());
      if (step.ended()) {
        running.remove(i);
        outcomes.add(actor.name() + ": " + String.join(", ", step.notes()));
      } else {
        running.set(i, step.actor());
      }
      explore(new State(after, running));
    }
  }

  private static void check(Actor actor, SimulatedFiles before, SimulatedFiles after) {
    if (actor.name().equals("client")) {
      assertThat(after.directories()).isEmpty();
      return;
    }
    // One owner, who is never one that was superseded; none comes back from the dead.
    assertThat(after.directories()).hasSameSizeAs(before.directories()).hasSizeLessThan(2);
    int ownerBefore = owner(before);
    int ownerAfter = owner(after);
    assertThat(ownerAfter).isGreaterThanOrEqualTo(ownerBefore);
    // Nobody but the owner changes what is kept; that it takes over changes nothing.
    Map<String, String> kept = after.published();
    if (!actor.name().equals("attempt " + ownerBefore)) {
      assertThat(kept).isEqualTo(before.published());
    }
    // Nobody sees a part of anything. Closing has written the dot.
    assertThat(kept.values()).allMatch(text -> text.endsWith("."));
    if (ownerAfter != ownerBefore) {
      assertThat(actor.name()).isEqualTo("attempt " + ownerAfter);
    }
  }

  private static int owner(SimulatedFiles files) {
    return files.directories().stream()
        .mapToInt(name -> EpochLayout.epoch(name).orElseThrow())
        .max()
        .orElse(0);
  }
}
