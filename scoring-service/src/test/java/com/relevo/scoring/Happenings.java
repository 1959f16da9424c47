package com.relevo.scoring;

import com.relevo.events.AssignmentId;
import com.relevo.events.ContactChannel;
import com.relevo.events.EngagementKind;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.DealLost;
import com.relevo.events.HandoffEvent.DealWon;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadEvent.PartialConsent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.SourceRef;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Events about one lead, each with its own id. They happen a minute apart and are recorded ten
 * seconds later, unless told otherwise.
 */
public final class Happenings {
  public static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  private static final SourceRef ORIGIN = new SourceRef("mautic", null, "d-1");
  private static final Assignment ASSIGNMENT =
      new Assignment(new AssignmentId("a-1"), new TeamId("sdr"), new RepId("anna"));

  private final LeadId lead;
  private Mode mode = Mode.LIVE;
  private int count;

  public Happenings(String lead) {
    this.lead = new LeadId(lead);
  }

  public LeadId lead() {
    return lead;
  }

  public Happenings in(Mode mode) {
    this.mode = mode;
    return this;
  }

  /** A complete lead of a company of this size. */
  public LeadCaptured captured(int employees) {
    return captured(facts("Hansa", employees), next());
  }

  public LeadCaptured captured(LeadFacts facts, Instant at) {
    LeadProfile nobody =
        new LeadProfile(
            null, null, null, null, null, null, null, null, null, null, null, null, Map.of());
    return new LeadCaptured(meta(0, at), ORIGIN, nobody, facts, count == 1, null);
  }

  /** Captured by what they did. */
  public LeadCaptured captured(LeadFacts facts, EngagementKind kind, Instant at) {
    LeadCaptured plain = captured(facts, at);
    return new LeadCaptured(
        plain.meta(),
        ORIGIN,
        plain.profile(),
        facts,
        plain.firstSeen(),
        new LeadEvent.Engagement(kind, "a form"));
  }

  /** Complete when there is a company. */
  public static LeadFacts facts(String company, int employees) {
    return new LeadFacts(
        "mautic",
        true,
        false,
        "Head of Sales",
        company,
        null,
        "DE",
        null,
        employees,
        "de",
        Map.of());
  }

  public LeadEngaged engaged(EngagementKind kind) {
    return engaged(kind, next());
  }

  public LeadEngaged engaged(EngagementKind kind, Instant at) {
    return new LeadEngaged(meta(0, at), ORIGIN, kind, "a page");
  }

  public ConsentChanged consent(boolean allowed) {
    return consent(allowed, next());
  }

  public ConsentChanged consent(boolean allowed, Instant at) {
    return new ConsentChanged(meta(0, at), ORIGIN, allowed, "preference centre");
  }

  /** Of one channel alone. */
  public ConsentChanged consent(boolean allowed, ContactChannel channel) {
    return new ConsentChanged(
        meta(0, next()),
        ORIGIN,
        true,
        "preference centre",
        new PartialConsent(allowed, channel, null));
  }

  public LeadAccepted accepted(int cycle) {
    return accepted(cycle, next());
  }

  public LeadAccepted accepted(int cycle, Instant at) {
    return new LeadAccepted(meta(cycle, at), ASSIGNMENT);
  }

  public LeadQualified qualified(int cycle) {
    return qualified(cycle, next());
  }

  public LeadQualified qualified(int cycle, Instant at) {
    return new LeadQualified(meta(cycle, at), ASSIGNMENT, null);
  }

  public DealWon won(int cycle) {
    return new DealWon(meta(cycle, next()), ASSIGNMENT, null, null);
  }

  public DealLost lost(int cycle) {
    return new DealLost(meta(cycle, next()), ASSIGNMENT, null, null);
  }

  public DealLost lost(int cycle, String reason) {
    return new DealLost(meta(cycle, next()), ASSIGNMENT, reason, null);
  }

  public LeadRejected rejected(int cycle, String reason) {
    return rejected(cycle, reason, next());
  }

  public LeadRejected rejected(int cycle, String reason, Instant at) {
    return new LeadRejected(meta(cycle, at), ASSIGNMENT, reason, null);
  }

  public LeadRecycled recycled(int cycle, String reason) {
    return recycled(cycle, reason, next());
  }

  public LeadRecycled recycled(int cycle, String reason, Instant at) {
    return new LeadRecycled(meta(cycle, at), ASSIGNMENT, reason, null);
  }

  public HandoffClosed closed(int cycle, Outcome outcome) {
    return closed(cycle, outcome, next());
  }

  public HandoffClosed closed(int cycle, Outcome outcome, Instant at) {
    Meta meta = meta(cycle, at);
    return new HandoffClosed(
        new Meta(
            meta.eventId(),
            meta.leadId(),
            meta.cycle(),
            meta.occurredAt(),
            meta.recordedAt(),
            "t-1",
            List.of(Reason.of("no_budget_now", "No budget this year")),
            meta.mode(),
            "anna"),
        outcome);
  }

  private Instant next() {
    return START.plusSeconds(60L * count);
  }

  private Meta meta(int cycle, Instant at) {
    String id = EventIds.of(lead + "/" + count++);
    return new Meta(id, lead, cycle, at, at.plusSeconds(10), null, List.of(), mode, null);
  }
}
