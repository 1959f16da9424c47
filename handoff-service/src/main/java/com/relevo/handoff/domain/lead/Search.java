package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.Reason;

/**
 * Another rep is sought, under the name {@code assignment} and for {@code why}. What the present
 * rep had done when it began tells whether they acted meanwhile.
 */
public record Search(AssignmentId assignment, Reason why, Status status, int contacts) {
  boolean overtakenBy(Cycle cycle) {
    return cycle.status() != status || cycle.progress().contacts() != contacts;
  }
}
