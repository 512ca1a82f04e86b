package io.bobbin.am.pool;

import java.util.Set;

/**
 * The pool at one moment.
 *
 * @param unassigned requests of the engine that no worker has been assigned to
 * @param anticipated workers that the engine is expected to ask for
 * @param outstanding containers that YARN was asked for and has not granted
 * @param launching workers that have not connected
 * @param away workers that ran before and are not connected
 * @param connected workers that are
 * @param stopping workers that were told to go and have not gone
 * @param assigned workers that the engine has
 * @param avoidedNodes nodes that get no worker for a while
 */
public record PoolSnapshot(
    int unassigned,
    int anticipated,
    int outstanding,
    int launching,
    int away,
    int connected,
    int stopping,
    int assigned,
    Set<String> avoidedNodes) {}
