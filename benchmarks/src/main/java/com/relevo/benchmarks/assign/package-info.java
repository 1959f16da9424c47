/** How many leads a second the desks give to reps, beside a database that does the same. */
@NullMarked
package com.relevo.benchmarks.assign;

import org.jspecify.annotations.NullMarked;
