/**
 * {@code benchmarks/run timers}: sla-monitor's timer store beside schedulers that keep their timers
 * in a database. Each runs in a JVM of its own, takes the same {@link Lot}s and is measured alike.
 */
@NullMarked
package com.relevo.benchmarks.timers;

import org.jspecify.annotations.NullMarked;
