/**
 * Hosts Flink's JobManager in the application master. The only package of the master that knows
 * Flink's internals.
 */
package io.bobbin.am.engine;
