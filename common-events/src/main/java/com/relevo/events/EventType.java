package com.relevo.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue: every event's CloudEvents type, its class, and the topic it is published on. */
public enum EventType {
  LEAD_CAPTURED("lead.captured.v1", LeadEvent.LeadCaptured.class, Topic.LEADS),
  LEAD_ENGAGED("lead.engaged.v1", LeadEvent.LeadEngaged.class, Topic.LEADS),
  ACTIVITY_REPORTED("lead.activity-reported.v1", LeadEvent.ActivityReported.class, Topic.LEADS),
  CONSENT_CHANGED("lead.consent-changed.v1", LeadEvent.ConsentChanged.class, Topic.LEADS),
  LEAD_ERASED("lead.erased.v1", LeadEvent.LeadErased.class, Topic.LEADS),
  LEAD_MERGED("lead.merged.v1", LeadEvent.LeadMerged.class, Topic.LEADS),
  LEAD_SPLIT("lead.split.v1", LeadEvent.LeadSplit.class, Topic.LEADS),
  LEAD_SCORED("lead.scored.v1", ScoringEvent.LeadScored.class, Topic.SCORES),
  QUALIFICATION_CHANGED(
      "qualification.changed.v1", ScoringEvent.QualificationChanged.class, Topic.QUALIFICATIONS),
  HANDOFF_OPENED("handoff.opened.v1", HandoffEvent.HandoffOpened.class, Topic.HANDOFFS),
  LEAD_UNROUTED("lead.unrouted.v1", HandoffEvent.LeadUnrouted.class, Topic.HANDOFFS),
  LEAD_ASSIGNED("lead.assigned.v1", HandoffEvent.LeadAssigned.class, Topic.HANDOFFS),
  LEAD_UNASSIGNED("lead.unassigned.v1", HandoffEvent.LeadUnassigned.class, Topic.HANDOFFS),
  LEAD_KEPT("lead.kept.v1", HandoffEvent.LeadKept.class, Topic.HANDOFFS),
  LEAD_ACCEPTED("lead.accepted.v1", HandoffEvent.LeadAccepted.class, Topic.HANDOFFS),
  LEAD_RETURNED("lead.returned.v1", HandoffEvent.LeadReturned.class, Topic.HANDOFFS),
  LEAD_SNOOZED("lead.snoozed.v1", HandoffEvent.LeadSnoozed.class, Topic.HANDOFFS),
  LEAD_WOKEN("lead.woken.v1", HandoffEvent.LeadWoken.class, Topic.HANDOFFS),
  TRANSFER_OFFERED("transfer.offered.v1", HandoffEvent.TransferOffered.class, Topic.HANDOFFS),
  TRANSFER_DECLINED("transfer.declined.v1", HandoffEvent.TransferDeclined.class, Topic.HANDOFFS),
  REJECTION_ARCHIVED("rejection.archived.v1", HandoffEvent.RejectionArchived.class, Topic.HANDOFFS),
  LEAD_REJECTED("lead.rejected.v1", HandoffEvent.LeadRejected.class, Topic.HANDOFFS),
  CONTACT_LOGGED("contact.logged.v1", HandoffEvent.ContactLogged.class, Topic.HANDOFFS),
  LEAD_QUALIFIED("lead.qualified.v1", HandoffEvent.LeadQualified.class, Topic.HANDOFFS),
  OPPORTUNITY_OPENED("opportunity.opened.v1", HandoffEvent.OpportunityOpened.class, Topic.HANDOFFS),
  LEAD_RECYCLED("lead.recycled.v1", HandoffEvent.LeadRecycled.class, Topic.HANDOFFS),
  LEAD_DISQUALIFIED("lead.disqualified.v1", HandoffEvent.LeadDisqualified.class, Topic.HANDOFFS),
  DEAL_WON("deal.won.v1", HandoffEvent.DealWon.class, Topic.HANDOFFS),
  DEAL_LOST("deal.lost.v1", HandoffEvent.DealLost.class, Topic.HANDOFFS),
  HANDOFF_CLOSED("handoff.closed.v1", HandoffEvent.HandoffClosed.class, Topic.HANDOFFS),
  SLA_STARTED("sla.started.v1", SlaEvent.SlaStarted.class, Topic.SLA),
  SLA_PAUSED("sla.paused.v1", SlaEvent.SlaPaused.class, Topic.SLA),
  SLA_RESUMED("sla.resumed.v1", SlaEvent.SlaResumed.class, Topic.SLA),
  SLA_WARNED("sla.warned.v1", SlaEvent.SlaWarned.class, Topic.SLA),
  SLA_MET("sla.met.v1", SlaEvent.SlaMet.class, Topic.SLA),
  SLA_BREACHED("sla.breached.v1", SlaEvent.SlaBreached.class, Topic.SLA),
  SLA_ESCALATED("sla.escalated.v1", SlaEvent.SlaEscalated.class, Topic.SLA),
  SLA_MET_LATE("sla.met-late.v1", SlaEvent.SlaMetLate.class, Topic.SLA),
  SLA_RESCINDED("sla.rescinded.v1", SlaEvent.SlaRescinded.class, Topic.SLA),
  SLA_CANCELLED("sla.cancelled.v1", SlaEvent.SlaCancelled.class, Topic.SLA),
  SLA_UNMEASURABLE("sla.unmeasurable.v1", SlaEvent.SlaUnmeasurable.class, Topic.SLA),
  SLA_SUPERSEDED("sla.superseded.v1", SlaEvent.SlaSuperseded.class, Topic.SLA),
  SLA_WAIVED("sla.waived.v1", SlaEvent.SlaWaived.class, Topic.SLA),
  SLA_DISPUTED("sla.disputed.v1", SlaEvent.SlaDisputed.class, Topic.SLA),
  SLA_DISPUTE_RESOLVED("sla.dispute-resolved.v1", SlaEvent.SlaDisputeResolved.class, Topic.SLA),
  SLA_COMMITMENT_MEASURED(
      "sla.commitment-measured.v1", SlaReport.SlaCommitmentMeasured.class, Topic.SLA),
  SLA_INCIDENT("sla.incident.v1", SlaReport.SlaIncident.class, Topic.SLA),
  AGREEMENT_PROPOSED(
      "agreement.proposed.v1", AgreementEvent.AgreementProposed.class, Topic.AGREEMENTS),
  AGREEMENT_SIGNED("agreement.signed.v1", AgreementEvent.AgreementSigned.class, Topic.AGREEMENTS),
  AGREEMENT_REJECTED(
      "agreement.rejected.v1", AgreementEvent.AgreementRejected.class, Topic.AGREEMENTS),
  AGREEMENT_WITHDRAWN(
      "agreement.withdrawn.v1", AgreementEvent.AgreementWithdrawn.class, Topic.AGREEMENTS),
  AGREEMENT_SCHEDULED(
      "agreement.scheduled.v1", AgreementEvent.AgreementScheduled.class, Topic.AGREEMENTS),
  AGREEMENT_IN_FORCE(
      "agreement.in-force.v1", AgreementEvent.AgreementInForce.class, Topic.AGREEMENTS),
  AGREEMENT_SUPERSEDED(
      "agreement.superseded.v1", AgreementEvent.AgreementSuperseded.class, Topic.AGREEMENTS),
  REP_SET("rep.set.v1", RosterEvent.RepSet.class, Topic.REPS),
  REP_REMOVED("rep.removed.v1", RosterEvent.RepRemoved.class, Topic.REPS),
  TEAM_SET("team.set.v1", RosterEvent.TeamSet.class, Topic.REPS),
  TEAM_REMOVED("team.removed.v1", RosterEvent.TeamRemoved.class, Topic.REPS),
  ACCOUNT_SET("account.set.v1", RosterEvent.AccountSet.class, Topic.ACCOUNTS),
  ACCOUNT_REMOVED("account.removed.v1", RosterEvent.AccountRemoved.class, Topic.ACCOUNTS);

  private static final Map<String, EventType> BY_TYPE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
  private static final Map<Class<?>, EventType> BY_CLASS =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::eventClass, Function.identity()));

  private final String type;
  private final Class<? extends Event> eventClass;
  private final Topic topic;

  EventType(String type, Class<? extends Event> eventClass, Topic topic) {
    this.type = type;
    this.eventClass = eventClass;
    this.topic = topic;
  }

  /** The CloudEvents {@code type}. */
  public String type() {
    return type;
  }

  public Class<? extends Event> eventClass() {
    return eventClass;
  }

  public Topic topic() {
    return topic;
  }

  public static EventType of(Event event) {
    EventType found = BY_CLASS.get(event.getClass());
    if (found == null) {
      throw new IllegalStateException(
          "Expected every event in the catalogue, but " + event.getClass() + " is not");
    }
    return found;
  }

  /** Empty for a type this version does not know: a reader passes over it. */
  public static Optional<EventType> ofType(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }
}
