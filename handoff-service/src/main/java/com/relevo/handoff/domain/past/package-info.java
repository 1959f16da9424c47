/**
 * Who would have got the leads of a past period by another agreement: desks in memory, played
 * through what happened.
 */
@NullMarked
package com.relevo.handoff.domain.past;

import org.jspecify.annotations.NullMarked;
