package io.bobbin.client.watch;

import io.bobbin.launch.control.ControlMessage.JobPhase;

/**
 * A job as the client knows it.
 *
 * @param id 32 hexadecimal digits
 */
public record Job(String id, String name, JobPhase phase) {}
