/** Reads what was recorded of all leads in the past, and runs simulations over it. */
@NullMarked
package com.relevo.scoring.past;

import org.jspecify.annotations.NullMarked;
