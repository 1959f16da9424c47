/** The stream: what is read of a lead, its clocks in a store, the index of what is due when. */
@NullMarked
package com.relevo.sla.stream;

import org.jspecify.annotations.NullMarked;
