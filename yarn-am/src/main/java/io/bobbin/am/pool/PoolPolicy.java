package io.bobbin.am.pool;

import java.time.Duration;

/**
 * How patient the pool is.
 *
 * @param nodeFailures after how many workers in a row that failed to start a node is avoided
 * @param nodeAvoidance for how long it is
 * @param consecutiveFailures after how many failed starts, with no success in between, it gives up
 * @param startTimeout how long a worker may take from its launch until it connects
 * @param returnTimeout how long one that outlived its master may take until it connects
 * @param absence how long one whose connection has ended may take until it connects again
 */
public record PoolPolicy(
    int nodeFailures,
    Duration nodeAvoidance,
    int consecutiveFailures,
    Duration startTimeout,
    Duration returnTimeout,
    Duration absence) {}
