package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.asking;
import static com.relevo.handoff.Samples.consent;
import static com.relevo.handoff.Samples.facts;
import static com.relevo.handoff.Samples.qualified;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.Condition;
import com.relevo.agreement.ConsentRules;
import com.relevo.agreement.ConsentRules.Basis;
import com.relevo.agreement.Permission;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SourceRef;
import com.relevo.handoff.domain.lead.Activities.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The agreement's consent rules where sales contacts a lead: calls need consent, unless asked. */
class ContactingTest extends LeadTestCase {
  private static final ConsentRules.Rule ANSWERS =
      rule("answers", Set.of(ContactPurpose.REQUEST), ContactChannel.values(), Basis.CONTRACT);
  private static final ConsentRules.Rule CALLS =
      rule(
          "no-cold-calls",
          Set.of(ContactPurpose.PROSPECTING),
          new ContactChannel[] {ContactChannel.CALL},
          Basis.CONSENT);

  ContactingTest() {
    super(new ConsentRules(true, List.of(ANSWERS, CALLS)));
  }

  private static ConsentRules.Rule rule(
      String id, Set<ContactPurpose> purposes, ContactChannel[] channels, Basis... bases) {
    return new ConsentRules.Rule(
        id, "Text of " + id, Condition.ALWAYS, purposes, Set.of(channels), Set.of(bases));
  }

  private static Action by(ContactChannel channel) {
    return new Action.LogContact(channel, ContactLevel.ATTEMPT, null, null);
  }

  private Reason loggedBy(Outcome outcome) {
    return happened(outcome).stream()
        .map(ContactLogged.class::cast)
        .flatMap(event -> event.meta().because().stream())
        .findFirst()
        .orElse(null);
  }

  private static LeadEngaged engaged(EngagementKind kind, Instant at) {
    Meta meta = new Meta("e" + at, LEAD, 0, at, at, null, List.of(), Mode.LIVE, null);
    return new LeadEngaged(meta, new SourceRef("web", null, "d"), kind, "demo");
  }

  @Test
  void aCallThatNobodyAskedForIsRefusedWithTheRule() {
    assigned();
    Outcome outcome = give("anna", by(ContactChannel.CALL));

    assertThat(refusal(outcome)).isEqualTo(Refusal.CONTACT_NOT_ALLOWED);
    assertThat(((Outcome.Refused) outcome).text())
        .isEqualTo("Contact by call for prospecting is not allowed: Text of no-cold-calls.");
    assertThat(((Outcome.Refused) outcome).details()).containsKey("no-cold-calls");
    assertThat(state.open().orElseThrow().progress().contacts()).isZero();
    assertThat(loggedBy(give("anna", by(ContactChannel.EMAIL)))).isNull();
  }

  @Test
  void aLeadThatAskedIsCalledAndTheEventNamesTheRule() {
    assigned();
    apply(handoffs.decide(state, engaged(EngagementKind.DEMO_REQUESTED, NOON)));

    Reason why = loggedBy(give("anna", by(ContactChannel.CALL)));
    assertThat(why.code()).isEqualTo("answers");
    assertThat(why.text()).isEqualTo("For request: Text of answers");
  }

  @Test
  void aPageViewAsksForNothing() {
    assigned();
    assertThat(handoffs.decide(state, engaged(EngagementKind.PAGE_VIEWED, NOON))).isEmpty();
  }

  @Test
  void aFormThatAsksCountsAndScoringsRaisedHandToo() {
    Meta meta = new Meta("c", LEAD, 0, NOON, NOON, null, List.of(), Mode.LIVE, null);
    LeadEvent.Engagement demo = new LeadEvent.Engagement(EngagementKind.DEMO_REQUESTED, "form");
    apply(
        handoffs.decide(
            state,
            new LeadCaptured(
                meta,
                new SourceRef("web", null, "d"),
                new LeadProfile(
                    null, null, null, null, null, null, null, null, "DE", null, null, null,
                    Map.of()),
                facts("sdr"),
                true,
                demo)));
    assigned();
    assertThat(loggedBy(give("anna", by(ContactChannel.CALL)))).isNotNull();

    state = HandoffState.of(LEAD);
    QualificationChanged plain = qualified(LEAD.value(), "sdr", 1, NOON);
    Meta raised =
        new Meta(
            "q",
            LEAD,
            1,
            NOON,
            NOON,
            "v1",
            List.of(Reason.of("hand_raised", "Asks")),
            Mode.LIVE,
            null);
    apply(
        handoffs.decide(
            state,
            new QualificationChanged(
                raised, plain.from(), plain.stage(), plain.score(), plain.lead()),
            NOON));
    propose(asked(), "anna");
    assertThat(loggedBy(give("anna", by(ContactChannel.CALL)))).isNotNull();
  }

  @Test
  void whatWasAskedBeforeSalesClosedACycleIsAnswered() {
    apply(handoffs.decide(state, engaged(EngagementKind.DEMO_REQUESTED, NOON)));
    assigned();
    give("anna", new Action.Accept());
    give("anna", new Action.Recycle("no_budget_now", null));
    open(2);
    propose(asked(), "anna");

    assertThat(refusal(give("anna", by(ContactChannel.CALL))))
        .isEqualTo(Refusal.CONTACT_NOT_ALLOWED);
  }

  @Test
  void aRepMaySayWhatItWasFor() {
    assigned();
    Action answer =
        new Action.LogContact(
            ContactChannel.CALL, ContactLevel.CONNECT, null, null, ContactPurpose.REQUEST);
    assertThat(loggedBy(give("anna", answer)).code()).isEqualTo("answers");
  }

  @Test
  void consentAllowsAndANoForbidsFromThenOn() {
    assigned();
    apply(handoffs.decide(state, consent("lead-1", true, ContactChannel.CALL, NOON), NOON));
    assertThat(loggedBy(give("anna", by(ContactChannel.CALL))).code()).isEqualTo("no-cold-calls");

    Instant later = NOON.plusSeconds(60);
    apply(handoffs.decide(state, consent("lead-1", false, ContactChannel.EMAIL, later), later));
    Action before = new Action.LogContact(ContactChannel.EMAIL, ContactLevel.ATTEMPT, NOON, null);
    assertThat(happened(give("anna", before, 1, later))).hasSize(1);
    assertThat(refusal(give("anna", by(ContactChannel.EMAIL), 1, later)))
        .isEqualTo(Refusal.CONTACT_NOT_ALLOWED);
  }

  @Test
  void aCallThatACrmReportsIsNoContactWhereItWasForbidden() {
    assigned();
    assertThat(told(ContactDirection.OUTBOUND)).isEqualTo(Result.NOT_ALLOWED);
    assertThat(told(ContactDirection.INBOUND)).isEqualTo(Result.LOGGED);
  }

  private Result told(ContactDirection direction) {
    Meta meta = new Meta("r", LEAD, 0, NOON, NOON, null, List.of(), Mode.LIVE, null);
    return Activities.decide(
            state,
            new ActivityReported(
                meta,
                new SourceRef("crm", null, "d"),
                ContactChannel.CALL,
                direction,
                ContactLevel.CONNECT,
                "anna",
                null),
            _ -> Optional.empty(),
            timeline,
            NOON)
        .result();
  }

  @Test
  void theHandoffEndsWhereNoChannelIsLeft() {
    assigned();
    for (ContactChannel channel : ContactChannel.values()) {
      assertThat(state.open()).as("before " + channel).isPresent();
      List<HandoffEvent> events =
          events(apply(handoffs.decide(state, consent("lead-1", false, channel, NOON), NOON)));
      if (channel == ContactChannel.values()[ContactChannel.values().length - 1]) {
        assertThat(events)
            .singleElement()
            .isInstanceOfSatisfying(
                HandoffClosed.class,
                closed -> {
                  assertThat(closed.outcome()).isEqualTo(HandoffEvent.Outcome.CONSENT_WITHDRAWN);
                  assertThat(closed.meta().because())
                      .extracting(Reason::code)
                      .containsExactly("no_channel_allowed");
                });
      }
    }
    assertThat(state.open()).isEmpty();
  }

  @Test
  void aLeadNobodyMayContactIsNeverSentToADesk() {
    Agreement strict = asking(agreement, new ConsentRules(false, List.of()));
    List<Change> changes =
        new Handoffs(AgreementTimeline.of(strict), preferences)
            .decide(state, qualified(LEAD.value(), "sdr", 1, NOON), NOON);

    assertThat(changes).noneMatch(Change.Requested.class::isInstance);
    assertThat(events(changes).getLast().meta().because())
        .extracting(Reason::code)
        .containsExactly("no_channel_allowed");
  }

  @Test
  void theRepSeesBeforehandWhatIsAllowed() {
    assigned();
    Contactable lead = Contactable.of(state, timeline).orElseThrow();

    assertThat(lead.purpose()).isEqualTo(ContactPurpose.PROSPECTING);
    assertThat(lead.permissions(NOON))
        .filteredOn(each -> !each.allowed())
        .extracting(Permission::channel)
        .containsExactly(ContactChannel.CALL);

    apply(handoffs.decide(state, consent("lead-1", false, NOON), NOON));
    assertThat(Contactable.of(state, timeline)).isEmpty();
  }
}
