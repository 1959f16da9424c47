package com.relevo.handoff.domain.lead;

import static java.util.Objects.requireNonNull;

import com.relevo.events.RepId;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a command, as their token says. {@code boundTo} is the rep they are, who acts on their
 * own leads alone; null for whoever may act for any rep.
 */
public record Actor(String subject, @Nullable RepId boundTo) {
  public Actor {
    requireNonNull(subject, "subject");
  }

  /** A rep who acts for themselves. */
  public static Actor rep(RepId rep) {
    return new Actor(rep.value(), rep);
  }

  boolean mayActFor(RepId rep) {
    return boundTo == null || boundTo.equals(rep);
  }
}
