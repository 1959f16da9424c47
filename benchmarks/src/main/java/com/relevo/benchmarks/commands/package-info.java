/** Reps' commands to handoff-service at a fixed rate, over HTTP. */
@NullMarked
package com.relevo.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
