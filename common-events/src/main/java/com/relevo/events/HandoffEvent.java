package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One handoff cycle from qualified to its outcome, on {@code relevo.handoffs}; of one lead always
 * in order.
 */
public sealed interface HandoffEvent extends Event {

  /** Something a rep, or somebody for them, did on an assignment. */
  sealed interface RepAction extends HandoffEvent {
    Assignment assignment();
  }

  /**
   * A qualified lead entered sales' responsibility; {@code occurredAt} is when it was qualified.
   */
  record HandoffOpened(@JsonUnwrapped Meta meta, Stage stage, LeadFacts lead, int score)
      implements HandoffEvent {}

  /**
   * Nobody could take the lead now; it waits and is tried again as soon as that may have changed.
   */
  record LeadUnrouted(@JsonUnwrapped Meta meta, UnroutedReason reason, @Nullable TeamId team)
      implements HandoffEvent {}

  /**
   * The lead is {@code assignment.rep}'s; {@code candidates} are the reps who came closest, each
   * with why it was or was not them, {@code others} how many more there were of each verdict;
   * {@code considered} those who were to come before all others, but could not.
   */
  record LeadAssigned(
      @JsonUnwrapped Meta meta,
      Assignment assignment,
      List<Candidate> candidates,
      @Nullable Map<Verdict, Integer> others,
      @Nullable List<Considered> considered)
      implements HandoffEvent {
    public LeadAssigned {
      others = others == null || others.isEmpty() ? null : Map.copyOf(others);
      considered = considered == null || considered.isEmpty() ? null : List.copyOf(considered);
    }

    public LeadAssigned(Meta meta, Assignment assignment, List<Candidate> candidates) {
      this(meta, assignment, candidates, null, null);
    }
  }

  /**
   * The lead was taken from {@code assignment.rep}, for {@code because}; nobody has it until the
   * next LeadAssigned, which follows at once where another rep was found before.
   */
  record LeadUnassigned(@JsonUnwrapped Meta meta, Assignment assignment) implements HandoffEvent {}

  /**
   * Another rep was to have the lead, but nobody else could take it, for {@code reason}: it stays
   * {@code assignment.rep}'s.
   */
  record LeadKept(@JsonUnwrapped Meta meta, Assignment assignment, UnroutedReason reason)
      implements HandoffEvent {}

  record LeadAccepted(@JsonUnwrapped Meta meta, Assignment assignment) implements RepAction {}

  /**
   * Not for this rep, with one of the agreement's reasons: nobody has the lead until the next
   * LeadAssigned of the same cycle.
   */
  record LeadReturned(
      @JsonUnwrapped Meta meta, Assignment assignment, String reasonCode, @Nullable String comment)
      implements RepAction {}

  /** The rep lets it rest, and has it meanwhile; the LeadWoken comes {@code until} then at most. */
  record LeadSnoozed(
      @JsonUnwrapped Meta meta, Assignment assignment, Instant until, @Nullable String comment)
      implements RepAction {}

  /** It rests no longer: the time has come, the rep says so, or the lead left the rep. */
  record LeadWoken(@JsonUnwrapped Meta meta, Assignment assignment) implements HandoffEvent {}

  /** The rep asks {@code to} to take the lead over, and has it until they say yes. */
  record TransferOffered(
      @JsonUnwrapped Meta meta, Assignment assignment, RepId to, @Nullable String comment)
      implements RepAction {}

  /** {@code by} does not take it over: it stays {@code assignment.rep}'s. */
  record TransferDeclined(
      @JsonUnwrapped Meta meta, Assignment assignment, RepId by, @Nullable String comment)
      implements HandoffEvent {}

  /** Sent back to marketing with one of the agreement's reasons; ends the cycle. */
  record LeadRejected(
      @JsonUnwrapped Meta meta, Assignment assignment, String reasonCode, @Nullable String comment)
      implements RepAction {}

  /**
   * A rep reached out; {@code occurredAt} is when they did, which may be well before it was logged.
   */
  record ContactLogged(
      @JsonUnwrapped Meta meta,
      Assignment assignment,
      ContactChannel channel,
      ContactLevel level,
      @Nullable String comment)
      implements RepAction {}

  /**
   * Sales qualified: the lead is now an SQL. Where the agreement says that others close, a
   * LeadUnassigned follows, and the second handoff of the cycle with a LeadAssigned of its own.
   */
  record LeadQualified(@JsonUnwrapped Meta meta, Assignment assignment, @Nullable String comment)
      implements RepAction {}

  /** There is a deal to win; {@code amount} is what it may be worth, in {@code currency}. */
  record OpportunityOpened(
      @JsonUnwrapped Meta meta,
      Assignment assignment,
      @Nullable BigDecimal amount,
      @Nullable String currency)
      implements RepAction {}

  /** Good, but not now: back to marketing's nurture; ends the cycle. */
  record LeadRecycled(
      @JsonUnwrapped Meta meta, Assignment assignment, String reasonCode, @Nullable String comment)
      implements RepAction {}

  /** Never a customer; ends the cycle, and no score opens another. */
  record LeadDisqualified(
      @JsonUnwrapped Meta meta, Assignment assignment, String reasonCode, @Nullable String comment)
      implements RepAction {}

  record DealWon(
      @JsonUnwrapped Meta meta,
      Assignment assignment,
      @Nullable BigDecimal amount,
      @Nullable String currency)
      implements RepAction {}

  record DealLost(
      @JsonUnwrapped Meta meta,
      Assignment assignment,
      @Nullable String reasonCode,
      @Nullable String comment)
      implements RepAction {}

  /** The cycle ended; only a RejectionArchived can come after it. */
  record HandoffClosed(@JsonUnwrapped Meta meta, Outcome outcome) implements HandoffEvent {}

  /**
   * Marketing's answer to a rejection: the rep was right, for one of the agreement's reasons to
   * disqualify. The one event after its cycle's HandoffClosed; no score opens another cycle.
   */
  record RejectionArchived(@JsonUnwrapped Meta meta, String reasonCode, @Nullable String comment)
      implements HandoffEvent {}

  /** Who has the lead: one rep of one team. */
  record Assignment(AssignmentId id, TeamId team, RepId rep) {}

  /** A rep that routing looked at: chosen, or passed over for a reason. */
  record Candidate(RepId rep, Verdict verdict, String text) {}

  /** A rep who was to have it before all others, for {@code code}, and why they could not. */
  record Considered(String code, RepId rep, Verdict verdict, String text) {}

  enum Verdict {
    CHOSEN,
    LESS_CREDIT,
    INACTIVE,
    OUT_OF_HOURS,
    AT_CAPACITY,
    ABSENT,
    /** Had as many new leads as their rate allows. */
    AT_RATE,
    BUSIER,
    MATCHES_LESS,
    PERFORMS_LESS,
    /** Could have had it, but it was somebody else's by preference. */
    NOT_PREFERRED,
    /** Could have had it, but gave it back before. */
    GAVE_BACK
  }

  enum UnroutedReason {
    NO_RULE,
    NO_ACTIVE_REP,
    NOBODY_IN_HOURS,
    NO_CAPACITY,
    DO_NOT_CONTACT,
    /** The team's reps claim leads, and nobody did yet. */
    UNCLAIMED,
    /** It is in the queue of the team's manager, who assigns it; {@code because} says why. */
    WITH_MANAGER
  }

  enum Outcome {
    REJECTED,
    RECYCLED,
    DISQUALIFIED,
    WON,
    LOST,
    CONSENT_WITHDRAWN,
    /** The score fell below the threshold before a rep accepted. */
    WITHDRAWN,
    /** The lead turned out to be another, which goes on. */
    MERGED,
    /** The person asked to be forgotten. */
    ERASED
  }
}
