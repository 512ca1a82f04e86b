package io.bobbin.client.find;

import io.bobbin.launch.DeploymentMode;
import java.net.URI;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * One of Bobbin's applications whose JobManager is up.
 *
 * @param webAddress of the JobManager's REST interface
 */
public record RunningCluster(ApplicationId id, DeploymentMode mode, URI webAddress) {}
