/**
 * The contract between client, application master and worker: what is launched, with which
 * resources, files and environment. Plain data, without Flink and without Hadoop.
 */
package io.bobbin.launch;
