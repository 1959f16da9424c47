/** Reads what was handed over in the past, and plays it through the desks of another agreement. */
@NullMarked
package com.relevo.handoff.past;

import org.jspecify.annotations.NullMarked;
