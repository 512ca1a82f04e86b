package io.bobbin.bench.client;

/**
 * What a client took.
 *
 * @param cpu user's and system's time of the process and its children, in ms
 * @param peakMemory largest resident set, in KiB, sampled every 20 ms from the kernel's own peak
 */
public record ClientCost(double cpu, double peakMemory) {}
