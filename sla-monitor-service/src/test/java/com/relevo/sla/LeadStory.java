package com.relevo.sla;

import com.relevo.events.AssignmentId;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The events of one lead in one cycle, as the other services write them. */
public record LeadStory(LeadId lead, int cycle, String country, TeamId team, Mode mode) {
  private static final RepId ANNA = new RepId("anna.keller");

  public static LeadStory german(String lead) {
    return new LeadStory(new LeadId(lead), 1, "DE", new TeamId("sdr-emea"), Mode.LIVE);
  }

  public LeadStory inCycle(int number) {
    return new LeadStory(lead, number, country, team, mode);
  }

  public LeadStory in(Mode mode) {
    return new LeadStory(lead, cycle, country, team, mode);
  }

  public Event qualified(Instant at) {
    return qualified(Stage.MQL, at);
  }

  public Event qualified(Stage stage, Instant at) {
    return new ScoringEvent.QualificationChanged(
        meta("qualified" + stage, at), Stage.PROFILED, stage, new Score(40, 30), facts());
  }

  public Event opened(Instant at) {
    return new HandoffEvent.HandoffOpened(meta("opened", at), Stage.MQL, facts(), 70);
  }

  public Event unrouted(Instant at) {
    return new HandoffEvent.LeadUnrouted(
        meta("unrouted", at), HandoffEvent.UnroutedReason.NO_CAPACITY, team);
  }

  public Event assigned(Instant at) {
    return assigned("a1", ANNA, at);
  }

  public Event assigned(String id, RepId rep, Instant at) {
    return new HandoffEvent.LeadAssigned(meta("assigned" + id, at), of(id, rep), List.of());
  }

  public Event accepted(Instant at) {
    return accepted("a1", ANNA, at);
  }

  public Event accepted(String id, RepId rep, Instant at) {
    return new HandoffEvent.LeadAccepted(meta("accepted" + id, at), of(id, rep));
  }

  public Event rejected(Instant at) {
    return new HandoffEvent.LeadRejected(meta("rejected", at), of("a1", ANNA), "fake", null);
  }

  public Event contact(ContactLevel level, Instant at) {
    return new HandoffEvent.ContactLogged(
        meta("contact" + level + at, at), of("a1", ANNA), ContactChannel.CALL, level, null);
  }

  public Event closed(Outcome outcome, Instant at) {
    return new HandoffEvent.HandoffClosed(meta("closed", at), outcome);
  }

  public Event consent(boolean allowed, Instant at) {
    return new LeadEvent.ConsentChanged(
        meta("consent" + allowed + at, at),
        new SourceRef("mautic", "1", "delivery-1"),
        allowed,
        "form");
  }

  public Event salesQualified(Instant at) {
    return new HandoffEvent.LeadQualified(meta("sales-qualified", at), of("a1", ANNA), null);
  }

  /** Taken from the first rep. */
  public Event unassigned(Instant at) {
    return new HandoffEvent.LeadUnassigned(meta("unassigned", at), of("a1", ANNA));
  }

  /** Given back to the team by the first rep. */
  public Event returned(Instant at) {
    return new HandoffEvent.LeadReturned(meta("returned", at), of("a1", ANNA), "language", null);
  }

  public Event snoozed(Instant at, Instant until) {
    return new HandoffEvent.LeadSnoozed(meta("snoozed" + at, at), of("a1", ANNA), until, null);
  }

  public Event woken(Instant at) {
    return new HandoffEvent.LeadWoken(meta("woken" + at, at), of("a1", ANNA));
  }

  /** In the queue of the team's manager. */
  public Event withManager(Instant at) {
    return new HandoffEvent.LeadUnrouted(
        meta("manager", at), HandoffEvent.UnroutedReason.WITH_MANAGER, team);
  }

  public Event archived(Instant at) {
    return new HandoffEvent.RejectionArchived(meta("archived", at), "fake", null);
  }

  public Event won(Instant at) {
    return new HandoffEvent.DealWon(meta("won", at), of("a1", ANNA), null, null);
  }

  public Event merged(Instant at) {
    return new LeadEvent.LeadMerged(
        meta("merged" + at, at), new SourceRef("mautic", "1", "delivery-1"), new LeadId("another"));
  }

  public Event split(Instant at) {
    return new LeadEvent.LeadSplit(
        meta("split" + at, at), new SourceRef("mautic", "1", "delivery-1"), new LeadId("another"));
  }

  public Event erased(Instant at) {
    return new LeadEvent.LeadErased(
        meta("erased" + at, at), new SourceRef("mautic", "1", "delivery-1"));
  }

  /** Nobody had capacity for it. */
  public Event waiting(Instant at) {
    return new HandoffEvent.LeadUnrouted(
        meta("waiting" + at, at), HandoffEvent.UnroutedReason.NO_CAPACITY, team);
  }

  /** The same, learnt only {@code at}. */
  public static Event recorded(Event event, Instant at) {
    ObjectNode json = EventJson.mapper().valueToTree(event);
    return EventJson.read(
        event.type(), EventJson.mapper().writeValueAsBytes(json.put("recordedAt", at.toString())));
  }

  private Assignment of(String id, RepId rep) {
    return new Assignment(new AssignmentId(id), team, rep);
  }

  private LeadFacts facts() {
    return new LeadFacts(
        "mautic", true, true, "CTO", "Acme", "acme.example", country, null, 120, "de", Map.of());
  }

  private Meta meta(String what, Instant at) {
    return new Meta(
        EventIds.of(lead + "/" + cycle + "/" + what),
        lead,
        cycle,
        at,
        at,
        "2026-2",
        List.of(),
        mode,
        null);
  }
}
