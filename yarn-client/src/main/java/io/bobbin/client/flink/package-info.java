/**
 * Flink's client interfaces on Bobbin: whatever deploys through Flink's API or its command line
 * comes this way. Found by Flink's service loaders.
 */
package io.bobbin.client.flink;
