package io.bobbin.taskexecutor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.control.ControlMessage.Admitted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.junit.jupiter.api.Test;

class ResourceManagerLeaderTest implements LeaderRetrievalListener {
  private static final UUID SESSION = new UUID(1, 2);

  private final ResourceManagerLeader leader = new ResourceManagerLeader(() -> this.listened++);
  private final List<String> heard = new ArrayList<>();
  private int listened;

  @Test
  void whoListensFirstHearsWhenThereAreNews() {
    assertThat(listened).isZero();
    leader.start(this);
    assertThat(listened).isEqualTo(1);
    assertThat(heard).isEmpty();
    leader.changeTo(news("a"));
    assertThat(heard).containsExactly("a " + SESSION);
  }

  @Test
  void whoListensLateHearsWhatIsKnown() {
    leader.changeTo(news("a"));
    leader.changeTo(news("b"));
    leader.start(this);
    assertThat(heard).containsExactly("b " + SESSION);
  }

  @Test
  void hearsOfEachChange() {
    leader.start(this);
    leader.changeTo(news("a"));
    leader.changeTo(news("b"));
    assertThat(heard).containsExactly("a " + SESSION, "b " + SESSION);
  }

  @Test
  void hearsThatThereIsNoneAnyMore() {
    leader.start(this);
    leader.changeTo(news("a"));
    leader.forget();
    assertThat(heard).containsExactly("a " + SESSION, "null null");
    leader.stop();
    leader.start(this);
    assertThat(heard).hasSize(2);
  }

  @Test
  void hearsNothingAfterItHasStopped() {
    leader.start(this);
    leader.changeTo(news("a"));
    leader.stop();
    leader.changeTo(news("b"));
    assertThat(heard).containsExactly("a " + SESSION);
    leader.start(this);
    assertThat(heard).containsExactly("a " + SESSION, "b " + SESSION);
  }

  @Override
  public void notifyLeaderAddress(String address, UUID session) {
    heard.add(address + " " + session);
  }

  @Override
  public void handleError(Exception exception) {
    throw new AssertionError(exception);
  }

  private static Admitted news(String address) {
    return new Admitted(address, SESSION.toString());
  }
}
