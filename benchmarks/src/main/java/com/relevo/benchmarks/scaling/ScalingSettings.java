package com.relevo.benchmarks.scaling;

/**
 * How much of everything: {@code warmUp} leads before anything is measured, {@code leads} for the
 * throughput with {@code inFlight} on their way and {@code share} percent of a processor for each
 * instance (0: as much as there is), {@code rate} per second while instances come and go; {@code
 * resident} clocks for the failover.
 */
record ScalingSettings(
    int warmUp,
    int leads,
    int inFlight,
    int share,
    int rate,
    int resident,
    int partitions,
    int commitMillis,
    int heapMegabytes,
    boolean firstCompilerOnly) {}
