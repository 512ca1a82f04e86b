/** Hosts Flink's task executor. The only package of the worker that knows Flink's internals. */
package io.bobbin.taskexecutor.engine;
