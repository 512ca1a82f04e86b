package io.bobbin.client.submit;

import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.control.ControlSecret;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * An application that YARN has accepted.
 *
 * @param secret opens its control server; the client keeps it in memory only
 * @param area where it is staged
 * @param queue the one that it was submitted to
 * @param asked what its master needs, for messages
 */
public record SubmittedApplication(
    ApplicationId id, ControlSecret secret, StagingArea area, String queue, String asked) {}
