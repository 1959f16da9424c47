package com.relevo.handoff.domain.lead;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a CRM reports of calls, mails and meetings: a contact of the lead's open cycle, on whoever
 * has the lead. A lead that wrote to sales has not been answered by that; one that sales spoke with
 * has, whoever called.
 */
public final class Activities {
  private Activities() {}

  /** What becomes of a report. */
  public enum Result {
    LOGGED,
    /** No cycle is open, or it opened after that. */
    OUTSIDE_OF_CYCLE,
    /** Nobody has the lead, so there is nobody whose contact it is. */
    NOT_ASSIGNED,
    /** The lead reached out, and was not reached. */
    INBOUND,
    /** Sales reached out by a way that the lead or the agreement's consent rules forbid. */
    NOT_ALLOWED,
    REPEATED
  }

  /** {@code changes} is empty where it was not logged. */
  public record Decision(Result result, List<Change> changes) {
    public Decision {
      changes = List.copyOf(changes);
    }
  }

  /** {@code emails} is whose an e-mail address is, for a CRM that knows reps by theirs. */
  public static Decision decide(
      HandoffState state,
      ActivityReported event,
      Function<String, Optional<RepId>> emails,
      AgreementTimeline timeline,
      Instant now) {
    return whyNot(state, event, timeline)
        .map(result -> new Decision(result, List.of()))
        .orElseGet(() ->
            new Decision(
                Result.LOGGED,
                logged(
                    state, state.open().orElseThrow(), event, by(event, emails), timeline, now)));
  }

  /** The rep of the roster, or whoever the CRM names. */
  private static @Nullable String by(
      ActivityReported event, Function<String, Optional<RepId>> emails) {
    return event.rep() == null
        ? null
        : emails.apply(event.rep()).map(RepId::value).orElse(event.rep());
  }

  private static Optional<Result> whyNot(
      HandoffState state, ActivityReported event, AgreementTimeline timeline) {
    Cycle cycle = state.open().orElse(null);
    if (cycle == null || event.meta().occurredAt().isBefore(cycle.opening().at())) {
      return Optional.of(Result.OUTSIDE_OF_CYCLE);
    }
    if (cycle.held().isEmpty()) {
      return Optional.of(Result.NOT_ASSIGNED);
    }
    if (event.direction() == ContactDirection.INBOUND
        && !event.level().satisfies(ContactLevel.CONNECT)) {
      return Optional.of(Result.INBOUND);
    }
    if (cycle.escalations().contains(event.meta().eventId())) {
      return Optional.of(Result.REPEATED);
    }
    return event.direction() == ContactDirection.INBOUND || allowed(state, cycle, event, timeline)
        ? Optional.empty()
        : Optional.of(Result.NOT_ALLOWED);
  }

  private static boolean allowed(
      HandoffState state, Cycle cycle, ActivityReported event, AgreementTimeline timeline) {
    return Contactable.of(state, cycle, cycle.opening().agreement(timeline))
        .by(event.channel(), null, event.meta().occurredAt())
        .allowed();
  }

  private static List<Change> logged(
      HandoffState state,
      Cycle cycle,
      ActivityReported event,
      @Nullable String rep,
      AgreementTimeline timeline,
      Instant now) {
    Assignment held = cycle.held().orElseThrow();
    String by = rep == null ? "somebody" : rep;
    Reason why = Reason.of("reported", event.origin().source() + " reported it of " + by);
    Meta meta =
        Cause.of(event.meta().eventId(), state.lead(), cycle, timeline, now)
            .meta(EventType.CONTACT_LOGGED, why)
            .occurring(event.meta().occurredAt())
            .by(rep);
    return List.of(
        new Change.ActedOn(event.meta().eventId()),
        new Change.Happened(
            new ContactLogged(meta, held, event.channel(), event.level(), event.subject())));
  }
}
