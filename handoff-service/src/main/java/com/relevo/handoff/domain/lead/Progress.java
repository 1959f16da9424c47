package com.relevo.handoff.domain.lead;

import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a cycle got how far; {@code reasonCode} is the coded reason sales gave at its end. */
public record Progress(
    @Nullable Instant assignedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant qualifiedAt,
    int contacts,
    @Nullable Instant firstContactAt,
    @Nullable ContactLevel strongestContact,
    @Nullable String reasonCode,
    @Nullable Outcome outcome,
    @Nullable Instant closedAt) {
  static final Progress NONE = new Progress(null, null, null, 0, null, null, null, null, null);

  Progress assigned(Instant at) {
    return new Progress(
        at, null, null, contacts, firstContactAt, strongestContact, null, null, null);
  }

  Progress accepted(Instant at) {
    return new Progress(
        assignedAt, at, qualifiedAt, contacts, firstContactAt, strongestContact, null, null, null);
  }

  Progress qualified(Instant at) {
    return new Progress(
        assignedAt, acceptedAt, at, contacts, firstContactAt, strongestContact, null, null, null);
  }

  Progress contacted(Instant at, ContactLevel level) {
    Instant first = firstContactAt == null || at.isBefore(firstContactAt) ? at : firstContactAt;
    ContactLevel strongest =
        strongestContact == null || level.satisfies(strongestContact) ? level : strongestContact;
    return new Progress(
        assignedAt, acceptedAt, qualifiedAt, contacts + 1, first, strongest, null, null, null);
  }

  Progress because(@Nullable String reasonCode) {
    return closing(reasonCode, null, null);
  }

  Progress closed(Outcome outcome, Instant at) {
    return closing(reasonCode, outcome, at);
  }

  private Progress closing(
      @Nullable String reasonCode, @Nullable Outcome outcome, @Nullable Instant at) {
    return new Progress(
        assignedAt,
        acceptedAt,
        qualifiedAt,
        contacts,
        firstContactAt,
        strongestContact,
        reasonCode,
        outcome,
        at);
  }
}
