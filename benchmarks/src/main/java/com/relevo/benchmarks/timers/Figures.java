package com.relevo.benchmarks.timers;

/**
 * What a contestant reached; NaN where it was not measured. Rates are timers per second; lateness
 * is in milliseconds at {@code rate} due per second; recovery is in seconds from the start of the
 * process to the first overdue timer that fired.
 */
record Figures(
    String name,
    double schedule,
    double scheduleInBatches,
    double fire,
    double rate,
    double p50,
    double p99,
    double bytes,
    double recovery,
    int resident) {}
