/** The bundles on the cluster's file system: which there are, who uses them, which may go. */
package io.bobbin.client.bundles;
