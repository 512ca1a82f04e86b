/**
 * The application master. One event loop ({@link io.bobbin.am.WorkerCoordinator}) owns all mutable
 * state; around it stand the heartbeat to the ResourceManager, the launcher that talks to
 * NodeManagers, the control server and the engine, each with threads of its own that only post to
 * the loop.
 */
package io.bobbin.am;
