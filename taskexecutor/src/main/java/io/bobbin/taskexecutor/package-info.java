/**
 * The worker process: boots at once and completely, learns from the master's control server where
 * the JobManager is, and then registers with it under its container's id.
 */
package io.bobbin.taskexecutor;
