/**
 * A handle on a cluster of HDFS, YARN and ZooKeeper, and the process that the cluster runs in.
 *
 * <p>This package needs the JDK alone, JUnit for {@link io.bobbin.minicluster.MiniClusterExtension}
 * and the Hadoop client for the methods of {@link io.bobbin.minicluster.MiniCluster} that return
 * Hadoop's types. The daemons' class path stays in their own JVM.
 */
package io.bobbin.minicluster;
