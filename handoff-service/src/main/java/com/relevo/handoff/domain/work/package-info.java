/**
 * What a rep or a manager has to do: their leads, each with what is due first. Pure: made of a
 * lead's state and of what the SLA monitor says of its clocks.
 */
@NullMarked
package com.relevo.handoff.domain.work;

import org.jspecify.annotations.NullMarked;
