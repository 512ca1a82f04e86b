package io.bobbin.client.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackTest {
  private final List<String> undone = new ArrayList<>();
  private final Rollback rollback = new Rollback();

  @Test
  void takesBackTheLastFirstAndEachOnce() {
    rollback.push(() -> undone.add("first"));
    Rollback.Step forgotten = rollback.push(() -> undone.add("forgotten"));
    rollback.push(
        () -> {
          throw new IllegalStateException("does not stop the others");
        });
    rollback.push(() -> undone.add("last"));
    rollback.forget(forgotten);

    rollback.run();
    rollback.run();

    assertThat(undone).containsExactly("last", "first");
  }

  @Test
  void nothingIsTakenBackAfterTheCommit() {
    rollback.push(() -> undone.add("step"));
    rollback.commit();
    rollback.run();

    assertThat(undone).isEmpty();
  }
}
