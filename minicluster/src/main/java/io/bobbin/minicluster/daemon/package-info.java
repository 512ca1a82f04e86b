/** What runs inside the cluster's JVM: the daemons, from the classes of their Hadoop release. */
package io.bobbin.minicluster.daemon;
