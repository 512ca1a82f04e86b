package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.check.QueueFacts.Queue;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class QueueCheckTest {
  private static final List<String> LEAVES = List.of("root.a", "root.b");

  @Test
  void acceptsAnOpenLeaf() {
    assertAccepted(true, facts(queue(true, true, true)));
  }

  @Test
  void refusesWhatYarnWouldRefuseAndSaysWhatThereIs() {
    assertRefused(facts(queue(false, true, true)), "takes no applications itself");
    assertRefused(facts(queue(true, false, true)), "is stopped");
    assertRefused(facts(queue(true, true, false)), "You may not submit");
    assertRefused(unknown(false, false), "There is no queue 'q'");
  }

  @Test
  void leavesToYarnWhatOnlyYarnKnows() {
    assertAccepted(false, unknown(false, false));
    assertAccepted(true, unknown(true, false));
    assertAccepted(true, unknown(false, true));
    assertAccepted(false, facts(queue(false, true, true)));
    assertAccepted(false, facts(queue(true, false, true)));
    assertAccepted(false, facts(queue(true, true, false)));
  }

  @Test
  void yarnMakesTwoLevelsOfQueuesAtOnce() {
    QueueInfo users = Records.newRecord(QueueInfo.class);
    users.setQueueName("users");
    users.setQueuePath("root.users");

    assertThat(parentExists("root.users.me", users)).isTrue();
    assertThat(parentExists("root.users.me.jobs", users)).isTrue();
    assertThat(parentExists("root.users.me.jobs.more", users)).isFalse();
    assertThat(parentExists("root.usres.me", users)).isFalse();
    assertThat(parentExists("me", users)).isFalse();
  }

  private static boolean parentExists(String name, QueueInfo queue) {
    return QueueInquiry.facts(name, List.of(queue), List.of()).parentExists();
  }

  private static void assertAccepted(boolean chosen, QueueFacts facts) {
    assertThatCode(() -> QueueCheck.check("q", chosen, facts)).doesNotThrowAnyException();
  }

  private static void assertRefused(QueueFacts facts, String reason) {
    assertThatThrownBy(() -> QueueCheck.check("q", true, facts))
        .hasMessageContaining(reason)
        .hasMessageContaining("this cluster has root.a, root.b");
  }

  private static Queue queue(boolean leaf, boolean running, boolean allowed) {
    return new Queue("root.q", leaf, running, allowed, Optional.empty());
  }

  private static QueueFacts facts(Queue queue) {
    return new QueueFacts(Optional.of(queue), LEAVES, true, false);
  }

  private static QueueFacts unknown(boolean parentExists, boolean fairScheduler) {
    return new QueueFacts(Optional.empty(), LEAVES, parentExists, fairScheduler);
  }
}
