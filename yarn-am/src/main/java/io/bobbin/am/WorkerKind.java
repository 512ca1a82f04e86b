package io.bobbin.am;

import io.bobbin.am.pool.WorkerShape;
import java.util.List;

/**
 * A shape of container and the process that runs in it.
 *
 * @param shape what YARN is asked for
 * @param jvmOptions memory limits and what the configuration adds
 * @param arguments as on a command line: what differs from the configuration
 */
public record WorkerKind(WorkerShape shape, List<String> jvmOptions, String arguments) {}
