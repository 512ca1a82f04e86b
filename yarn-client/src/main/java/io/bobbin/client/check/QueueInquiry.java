package io.bobbin.client.check;

import io.bobbin.client.check.QueueFacts.Queue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueConfigurations;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.api.records.QueueUserACLInfo;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Asks YARN about a queue. */
public final class QueueInquiry {
  /** The part of the cluster without node labels. */
  private static final String DEFAULT_PARTITION = "";

  /** YARN's list of all queues lacks the one that all others are in. */
  private static final String ROOT = "root";

  private QueueInquiry() {}

  /**
   * What YARN says of the queue. The list of all queues is asked for, not the one queue: that
   * question of YARN's client brings all the queue's applications and none of its child queues.
   */
  public static QueueFacts ask(YarnClient yarn, String name) throws YarnException, IOException {
    List<QueueInfo> queues = yarn.getAllQueues();
    return facts(name, queues, yarn.getQueueAclsInfo());
  }

  static QueueFacts facts(String name, List<QueueInfo> queues, List<QueueUserACLInfo> acls) {
    boolean fair =
        queues.stream().anyMatch(info -> "FairScheduler".equals(info.getSchedulerType()));
    Optional<QueueInfo> found =
        queues.stream()
            .filter(info -> info.getQueueName().equals(name) || path(info).equals(name))
            .findFirst();
    return new QueueFacts(
        name.equals(ROOT)
            ? Optional.of(new Queue(ROOT, false, true, true, Optional.empty()))
            : found.map(info -> queue(info, submissionAllowed(info, acls))),
        queues.stream().filter(QueueInquiry::isLeaf).map(QueueInquiry::path).sorted().toList(),
        parentExists(queues, name),
        fair);
  }

  private static Queue queue(QueueInfo info, boolean allowed) {
    return new Queue(
        path(info),
        isLeaf(info),
        // A draining queue refuses new applications just as a stopped one does.
        info.getQueueState() == null || info.getQueueState() == QueueState.RUNNING,
        allowed,
        memoryLimit(info));
  }

  private static Optional<Long> memoryLimit(QueueInfo info) {
    return Optional.ofNullable(info.getQueueConfigurations())
        .map(partitions -> partitions.get(DEFAULT_PARTITION))
        .map(QueueConfigurations::getEffectiveMaxCapacity)
        .map(resource -> resource.getMemorySize())
        .filter(memory -> memory > 0);
  }

  private static boolean submissionAllowed(QueueInfo queue, List<QueueUserACLInfo> acls) {
    return acls.stream()
        .filter(
            acl ->
                acl.getQueueName().equals(path(queue))
                    || acl.getQueueName().equals(queue.getQueueName()))
        .findFirst()
        .map(
            acl ->
                acl.getUserAcls().contains(QueueACL.SUBMIT_APPLICATIONS)
                    || acl.getUserAcls().contains(QueueACL.ADMINISTER_QUEUE))
        .orElse(true);
  }

  /** Only below a queue that is named with its whole path does YARN make queues. */
  private static boolean parentExists(List<QueueInfo> queues, String name) {
    String parent = parent(name);
    String grandparent = parent(parent);
    return queues.stream()
        .map(QueueInquiry::path)
        .anyMatch(path -> path.equals(parent) || path.equals(grandparent));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  private static boolean isLeaf(QueueInfo info) {
    return info.getChildQueues() == null || info.getChildQueues().isEmpty();
  }

  /** ResourceManagers before 3.3 do not tell the path. */
  private static String path(QueueInfo info) {
    String path = info.getQueuePath();
    return path == null || path.isEmpty() ? info.getQueueName() : path;
  }
}
