/**
 * A team's desk: one writer per team that hands waiting leads to its reps, in turn by weight, and
 * never above anybody's capacity. Pure: state and time in, a choice with its reasons out.
 */
@NullMarked
package com.relevo.handoff.domain.desk;

import org.jspecify.annotations.NullMarked;
