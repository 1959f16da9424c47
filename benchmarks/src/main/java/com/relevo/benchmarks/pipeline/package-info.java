/** The run: contenders in turns, round after round, and the table of what they reached. */
@NullMarked
package com.relevo.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
