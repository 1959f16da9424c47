/** Scoring under load: a lead's history to update, and the whole stream on a real broker. */
@NullMarked
package com.relevo.benchmarks.scoring;

import org.jspecify.annotations.NullMarked;
