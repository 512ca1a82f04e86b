package io.bobbin.minicluster.daemon;

import java.io.IOException;

/** All daemons of a cluster. */
interface Cluster {

  /** Starts the daemons beside each other, and returns when all of them can be used. */
  void start() throws IOException, InterruptedException;

  /** Stops them, in a shutdown hook; afterwards containers may be left and are killed. */
  void shutDown();
}
