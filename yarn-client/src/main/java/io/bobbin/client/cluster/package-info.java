/** YARN and HDFS as the client meets them: configuration, connections, and how long to wait. */
package io.bobbin.client.cluster;
