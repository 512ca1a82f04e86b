package io.bobbin.bench.scenario;

/** How often scenarios are measured: most of them, and those that take long. */
public record Rounds(int all, int first, int burst, int failover, int throughput) {}
