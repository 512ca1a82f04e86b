package io.bobbin.it;

import java.time.Duration;

/**
 * How a job got over a fault.
 *
 * @param injection what happened
 * @param toRunning from the fault until all tasks ran for good; zero if they never ceased to
 */
record Recovery(Injection injection, Duration toRunning) {}
