/** Containers' logs: from their nodes while they run, from the cluster's file system after that. */
package io.bobbin.client.logs;
