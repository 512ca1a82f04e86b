package io.bobbin.it;

/** What happens to a cluster or to an application on it. */
enum Fault {
  /** SIGKILL of a worker's JVM. */
  WORKER_KILLED("worker killed"),
  /** SIGKILL of the application master's JVM. */
  MASTER_KILLED("master killed"),
  /** SIGSTOP of the application master's JVM, which goes on when YARN may have replaced it. */
  MASTER_SUSPENDED("master suspended"),
  /** SIGKILL of a NodeManager, which is started again at once; its containers live. */
  NODE_MANAGER_RESTARTED("NodeManager restarted"),
  /** SIGKILL of a NodeManager and of all its containers, until YARN has given up the node. */
  NODE_LOST("node lost"),
  /** SIGKILL of the ResourceManager, which is started again at once. */
  RESOURCE_MANAGER_RESTARTED("ResourceManager restarted"),
  /** SIGKILL of the NameNode, which is started again after a while. */
  NAME_NODE_AWAY("NameNode away");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** Whether it can end the process of the application master, by which another one must follow. */
  boolean endsMasters() {
    return this == MASTER_KILLED || this == MASTER_SUSPENDED || this == NODE_LOST;
  }

  @Override
  public String toString() {
    return words;
  }
}
