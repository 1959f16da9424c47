/**
 * Handoff: a qualified lead becomes one rep's, fairly and with a reason; what the rep does with it
 * becomes an event.
 */
@NullMarked
package com.relevo.handoff;

import org.jspecify.annotations.NullMarked;
