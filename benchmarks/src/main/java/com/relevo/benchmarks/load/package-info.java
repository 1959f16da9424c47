/**
 * The load on whatever is measured: leads sent at a fixed rate or as fast as they are taken, and
 * when each was seen at the far end. All times are {@link System#nanoTime()} of this JVM.
 */
@NullMarked
package com.relevo.benchmarks.load;

import org.jspecify.annotations.NullMarked;
