package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent.Role;
import java.util.Set;

/**
 * Who acts: {@code subject} is the name that goes to the record, {@code email} what an owner is
 * known by, {@code sides} those that this person may speak for.
 */
public record Actor(String subject, String email, Set<Role> sides) {
  /** The service itself: what time brings about, and what it was begun with. */
  public static final Actor RELEVO = new Actor("relevo", "", Set.of());

  public Actor {
    sides = Set.copyOf(sides);
  }
}
