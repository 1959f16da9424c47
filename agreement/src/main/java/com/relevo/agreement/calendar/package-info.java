/**
 * Business time: which hours count, and arithmetic over them, on {@code java.time} zones, in steps
 * of days.
 */
@NullMarked
package com.relevo.agreement.calendar;

import org.jspecify.annotations.NullMarked;
