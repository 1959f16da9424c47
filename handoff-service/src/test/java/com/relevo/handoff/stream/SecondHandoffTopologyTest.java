package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.escalated;
import static com.relevo.handoff.Samples.qualification;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.route;
import static com.relevo.handoff.Samples.target;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.HandoffRules.ClosingReject;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.DealWon;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.OpportunityOpened;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lead that one team qualifies goes to another that closes, in the same way as it came. */
class SecondHandoffTopologyTest {
  private static final Instant SWITCH = NOON.plusSeconds(3600);

  private TopologyFixture stream;
  private int nextCommand;

  private static Agreement agreement(Agreement.Team... teams) {
    return Samples.closing(
        Samples.agreement(List.of(target(Kind.TIME_TO_ACCEPT)), teams), route("sdr", "ae"));
  }

  private void start(Agreement agreement) {
    start(AgreementTimeline.of(agreement));
  }

  private void start(AgreementTimeline timeline) {
    stream =
        new TopologyFixture(HandoffTopology.of(() -> timeline, new SimpleMeterRegistry()), NOON);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  private void give(String lead, String rep, Action action) {
    Outbound out =
        Wire.command(
            new Command(
                "command-" + nextCommand++,
                new LeadId(lead),
                new RepId(rep),
                Actor.rep(new RepId(rep)),
                action,
                stream.now(),
                null,
                null,
                null,
                "instance-1"));
    stream.pipeRaw(out.topic(), out.key(), out.headers(), out.value());
  }

  private List<Event> qualifiedBySdr(String lead) {
    stream.pipe(qualified(lead, "sdr", 1, NOON));
    give(lead, "anna", new Action.Accept());
    give(
        lead, "anna", new Action.LogContact(ContactChannel.CALL, ContactLevel.CONNECT, null, null));
    stream.advance(Duration.ofMinutes(1));
    stream.drain();
    give(lead, "anna", new Action.Qualify("wants an offer"));
    return stream.drain();
  }

  private static Assignment assignment(Event event) {
    return ((LeadAssigned) event).assignment();
  }

  private boolean refused() {
    return stream.drain(Topic.HANDOFF_REPLIES.topicName()).getLast().text().contains("refusal");
  }

  @Test
  void goesToWhoClosesAndTheFirstRepsPlaceIsFree() {
    start(agreement(team("sdr", rep("anna", 1, 1)), team("ae", rep("dora", 1, 9))));
    List<Event> events = qualifiedBySdr("lead-1");
    assertThat(events)
        .satisfiesExactly(
            done -> assertThat(done).isInstanceOf(LeadQualified.class),
            taken -> {
              assertThat(((LeadUnassigned) taken).assignment().rep()).isEqualTo(new RepId("anna"));
              assertThat(taken.meta().because())
                  .extracting("code")
                  .containsExactly("second_handoff");
            },
            given -> {
              assertThat(assignment(given).rep()).isEqualTo(new RepId("dora"));
              assertThat(given.meta().because()).extracting("code").contains("routing:to-ae");
            });
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    assertThat(assignment(stream.drain().getLast()).rep()).isEqualTo(new RepId("anna"));
  }

  @Test
  void isAcceptedWorkedAndWonByWhoCloses() {
    start(agreement(team("sdr", rep("anna", 1, 9)), team("ae", rep("dora", 1, 9))));
    qualifiedBySdr("lead-1");
    give("lead-1", "dora", new Action.Win(null, null));
    assertThat(refused()).as("won before it was accepted").isTrue();
    give("lead-1", "dora", new Action.Accept());
    give("lead-1", "dora", new Action.OpenOpportunity(new BigDecimal("9000"), "EUR"));
    give("lead-1", "dora", new Action.OpenOpportunity(new BigDecimal("9500"), "EUR"));
    assertThat(refused()).as("opened twice").isTrue();
    give("lead-1", "dora", new Action.Win(new BigDecimal("8800"), "EUR"));

    assertThat(stream.drain())
        .extracting(Object::getClass)
        .containsExactly(
            LeadAccepted.class, OpportunityOpened.class, DealWon.class, HandoffClosed.class);
  }

  @Test
  void goesBackToNurtureFromWhoCloses() {
    start(agreement(team("sdr", rep("anna", 1, 9)), team("ae", rep("dora", 1, 9))));
    qualifiedBySdr("lead-1");
    give("lead-1", "dora", new Action.Recycle("no_budget_now", null));
    assertThat(stream.drain())
        .extracting(Object::getClass)
        .containsExactly(LeadRecycled.class, HandoffClosed.class);
  }

  @Test
  void whatWhoClosesRejectsGoesBackToWhoQualifiedItToQualifyItBetter() {
    start(agreement(team("sdr", rep("anna", 1, 1)), team("ae", rep("dora", 1, 1))));
    qualifiedBySdr("lead-1");
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    stream.drain();
    give("lead-1", "dora", new Action.Reject("wrong_contact_data", "nobody answers"));
    assertThat(stream.drain())
        .satisfiesExactly(
            returned ->
                assertThat(returned)
                    .isInstanceOfSatisfying(
                        LeadReturned.class,
                        event -> {
                          assertThat(event.reasonCode()).isEqualTo("wrong_contact_data");
                          assertThat(event.comment()).isEqualTo("nobody answers");
                          assertThat(event.meta().because())
                              .extracting("code")
                              .containsExactly("back_to_qualifier");
                        }),
            given -> assertThat(assignment(given).rep()).isEqualTo(new RepId("anna")),
            accepted -> assertThat(accepted).isInstanceOf(LeadAccepted.class));

    stream.pipe(qualification("lead-1", "sdr", 1, Stage.PROFILED, Mode.LIVE, NOON.plusSeconds(90)));
    assertThat(stream.drain()).as("a score that falls takes nothing from who accepted").isEmpty();
    give("lead-1", "anna", new Action.Qualify("answers now"));
    assertThat(assignment(stream.drain().getLast()).rep()).isEqualTo(new RepId("dora"));
    give("lead-1", "dora", new Action.Accept());
    give("lead-1", "dora", new Action.Win(null, null));
    assertThat(stream.drain())
        .extracting(Object::getClass)
        .containsExactly(LeadAccepted.class, DealWon.class, HandoffClosed.class);
  }

  @Test
  void whatWhoClosesRejectsGoesToTheTeamOfWhoQualifiedItWhereTheyAreGone() {
    Agreement before =
        agreement(team("sdr", rep("anna", 1, 9), rep("ben", 1, 9)), team("ae", rep("dora", 1, 9)));
    Agreement after = agreement(team("sdr", rep("ben", 1, 9)), team("ae", rep("dora", 1, 9)));
    start(AgreementTimeline.of(before).with(new Switch(SWITCH, NOON, after)));
    qualifiedBySdr("lead-1");
    stream.advanceTo(SWITCH.plusSeconds(5));
    stream.drain();
    give("lead-1", "dora", new Action.Reject("wrong_contact_data", null));
    assertThat(assignment(stream.drain().getLast()).rep()).isEqualTo(new RepId("ben"));
    give("lead-1", "ben", new Action.Accept());
    give("lead-1", "ben", new Action.Qualify(null));
    assertThat(assignment(stream.drain().getLast()).rep()).isEqualTo(new RepId("dora"));
  }

  @Test
  void whatWhoClosesRejectsGoesToMarketingWhereTheAgreementSaysSo() {
    start(
        Samples.closing(
            Samples.agreement(
                List.of(target(Kind.TIME_TO_ACCEPT)),
                team("sdr", rep("anna", 1, 9)),
                team("ae", rep("dora", 1, 9))),
            ClosingReject.TO_MARKETING,
            route("sdr", "ae")));
    qualifiedBySdr("lead-1");
    give("lead-1", "dora", new Action.Reject("wrong_contact_data", null));
    assertThat(stream.drain())
        .extracting(Object::getClass)
        .containsExactly(LeadRejected.class, HandoffClosed.class);
  }

  @Test
  void isReofferedToTheNextOfWhoCloseWhateverTheFirstRepDid() {
    start(
        agreement(
            team("sdr", rep("anna", 1, 9)), team("ae", rep("dora", 1, 9), rep("emil", 1, 9))));
    Assignment held = assignment(qualifiedBySdr("lead-1").getLast());
    for (int refusal = 1; refusal < 3; refusal++) {
      stream.pipe(escalated("lead-1", Kind.TIME_TO_ACCEPT, held.id(), EscalationAction.REASSIGN));
      Assignment next = assignment(stream.drain().getLast());
      assertThat(next.team()).isEqualTo(held.team());
      assertThat(next.rep()).isNotEqualTo(held.rep());
      held = next;
    }
    give("lead-1", held.rep().value(), new Action.GiveBack("language", null));
    assertThat(stream.drain())
        .last()
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            event -> {
              assertThat(event.reason()).isEqualTo(UnroutedReason.WITH_MANAGER);
              assertThat(event.team()).isEqualTo(new TeamId("ae"));
            });
  }

  @Test
  void aScoreThatFallsTakesNothingBackWhileItWaitsForWhoCloses() {
    start(agreement(team("sdr", rep("anna", 1, 9)), team("ae", rep("dora", 1, 1))));
    qualifiedBySdr("lead-1");
    assertThat(qualifiedBySdr("lead-2"))
        .last()
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            event -> assertThat(event.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
    stream.pipe(qualification("lead-2", "sdr", 1, Stage.PROFILED, Mode.LIVE, NOON.plusSeconds(60)));
    stream.pipe(qualification("lead-2", "sdr", 1, Stage.MQL, Mode.LIVE, NOON.plusSeconds(90)));
    assertThat(stream.drain()).isEmpty();

    give("lead-1", "dora", new Action.Recycle("no_budget_now", null));
    assertThat(assignment(stream.drain().getLast()).rep()).isEqualTo(new RepId("dora"));
    give("lead-2", "dora", new Action.Accept());
    assertThat(stream.drain(Topic.HANDOFF_REPLIES.topicName()).getLast().text())
        .contains("\"QUALIFIED\"", "\"SQL\"");
  }

  @Test
  void isRoutedToWhoClosesByTheVersionInForceWhereItsTeamIsGone() {
    Agreement before = agreement(team("sdr", rep("anna", 1, 9)), team("ae", rep("dora", 1, 9)));
    Agreement after =
        Samples.closing(
            Samples.agreement(team("sdr", rep("anna", 1, 9)), team("closers", rep("fay", 1, 9))),
            route("sdr", "closers"));
    start(AgreementTimeline.of(before).with(new Switch(SWITCH, NOON, after)));
    qualifiedBySdr("lead-1");
    stream.advanceTo(SWITCH.plusSeconds(5));
    assertThat(stream.drain())
        .filteredOn(LeadAssigned.class::isInstance)
        .singleElement()
        .satisfies(given -> assertThat(assignment(given).rep()).isEqualTo(new RepId("fay")));
  }

  @Test
  void staysWhereItIsWhereNobodyElseCloses() {
    start(
        agreement(
            team("sdr", rep("anna", 1, 9)),
            team("ae", rep("dora", 1, 9)),
            team("fr", rep("gil", 1, 9))));
    stream.pipe(qualified("lead-1", "fr", 1, NOON));
    stream.drain();
    give("lead-1", "gil", new Action.Accept());
    give("lead-1", "gil", new Action.Qualify(null));
    assertThat(stream.drain())
        .extracting(Object::getClass)
        .containsExactly(LeadAccepted.class, LeadQualified.class);
  }
}
