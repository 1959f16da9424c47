package com.relevo.handoff.domain.lead;

import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a cycle got how far; {@code reasonCode} is the coded reason sales gave at its end, {@code
 * archivedAt} when marketing agreed with a rejection, {@code qualifiedBy} who had the lead when it
 * was qualified.
 */
public record Progress(
    @Nullable Instant assignedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant qualifiedAt,
    int contacts,
    @Nullable Instant firstContactAt,
    @Nullable Instant lastContactAt,
    @Nullable ContactLevel strongestContact,
    @Nullable String reasonCode,
    @Nullable Outcome outcome,
    @Nullable Instant closedAt,
    @Nullable Instant archivedAt,
    @Nullable Assignment qualifiedBy) {
  static final Progress NONE =
      new Progress(null, null, null, 0, null, null, null, null, null, null, null, null);

  Progress assigned(Instant at) {
    return reached(at, null, qualifiedAt, qualifiedBy);
  }

  /** What the rep did counts for the lead; that they had it does not. */
  Progress unassigned() {
    return reached(null, null, qualifiedAt, qualifiedBy);
  }

  Progress accepted(Instant at) {
    return reached(assignedAt, at, qualifiedAt, qualifiedBy);
  }

  Progress qualified(Instant at, Assignment by) {
    return reached(assignedAt, acceptedAt, at, by);
  }

  /** It is to be qualified again. */
  Progress unqualified() {
    return reached(null, null, null, null);
  }

  private Progress reached(
      @Nullable Instant assigned,
      @Nullable Instant accepted,
      @Nullable Instant qualified,
      @Nullable Assignment qualifiedBy) {
    return new Progress(
        assigned,
        accepted,
        qualified,
        contacts,
        firstContactAt,
        lastContactAt,
        strongestContact,
        null,
        null,
        null,
        null,
        qualifiedBy);
  }

  Progress contacted(Instant at, ContactLevel level) {
    return new Progress(
        assignedAt,
        acceptedAt,
        qualifiedAt,
        contacts + 1,
        firstContactAt == null || at.isBefore(firstContactAt) ? at : firstContactAt,
        lastContactAt == null || at.isAfter(lastContactAt) ? at : lastContactAt,
        strongestContact == null || level.satisfies(strongestContact) ? level : strongestContact,
        null,
        null,
        null,
        null,
        qualifiedBy);
  }

  Progress because(@Nullable String reasonCode) {
    return closing(reasonCode, null, null, null);
  }

  Progress closed(Outcome outcome, Instant at) {
    return closing(reasonCode, outcome, at, null);
  }

  Progress archived(Instant at) {
    return closing(reasonCode, outcome, closedAt, at);
  }

  private Progress closing(
      @Nullable String reasonCode,
      @Nullable Outcome outcome,
      @Nullable Instant closed,
      @Nullable Instant archived) {
    return new Progress(
        assignedAt,
        acceptedAt,
        qualifiedAt,
        contacts,
        firstContactAt,
        lastContactAt,
        strongestContact,
        reasonCode,
        outcome,
        closed,
        archived,
        qualifiedBy);
  }
}
