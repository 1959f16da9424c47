package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.escalated;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.route;
import static com.relevo.handoff.Samples.target;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.AssignmentId;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Another version of the agreement takes effect an hour after noon, while leads are on their way.
 */
class NewVersionTopologyTest {
  private static final Instant SWITCH = NOON.plusSeconds(3600);
  private static final Agreement FIRST =
      agreement("v1", "wrong_number", "sdr", team("sdr", rep("anna", 1, 1)));
  private static final Agreement SECOND =
      agreement(
          "v2",
          "no_fit",
          "field",
          team("sdr", rep("anna", 1, 1), rep("ben", 1, 9)),
          team("field", rep("carl", 1, 9)));

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyFixture stream;
  private AgreementTimeline timeline;
  private int nextCommand;

  /** All leads of the tests go to {@code team}. */
  private static Agreement agreement(
      String version, String rejection, String team, Agreement.Team... teams) {
    return Samples.agreement(
        version,
        List.of(route("de", team)),
        rejection,
        List.of(target(Kind.TIME_TO_FIRST_RESPONSE)),
        teams);
  }

  private void start(Agreement first, Agreement second, Instant now) {
    timeline = AgreementTimeline.of(first).with(new Switch(SWITCH, NOON, second));
    stream = new TopologyFixture(HandoffTopology.of(() -> timeline, metrics), now);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void decidesByWhenALeadWasQualifiedNotByWhenThatIsRead() {
    start(FIRST, SECOND, SWITCH.plusSeconds(60));
    stream.pipe(qualified("after", "de", 1, SWITCH));
    stream.pipe(qualified("before", "de", 1, SWITCH.minusMillis(1)));

    List<Event> events = stream.drain();
    assertThat(events)
        .filteredOn(HandoffOpened.class::isInstance)
        .extracting(event -> event.leadId().value(), event -> event.meta().agreementVersion())
        .containsExactly(tuple("after", "v2"), tuple("before", "v1"));
    assertThat(assignments(events))
        .extracting(
            event -> event.leadId().value(),
            event -> event.assignment().team().value(),
            event -> event.meta().agreementVersion())
        .containsExactly(tuple("after", "field", "v2"), tuple("before", "sdr", "v1"));
  }

  @Test
  void decidesTheSameWhenItIsReadBeforeTheSwitch() {
    start(FIRST, SECOND, NOON);
    stream.pipe(qualified("before", "de", 1, SWITCH.minusMillis(1)));
    assertThat(stream.drain().getFirst().meta().agreementVersion()).isEqualTo("v1");
  }

  @Test
  void aCycleKeepsTheReasonsItWasOpenedUnderAndTheNextOneHasTheNew() {
    start(FIRST, SECOND, NOON);
    stream.pipe(qualified("lead-1", "de", 1, NOON));
    stream.advanceTo(SWITCH.plusSeconds(1));
    stream.drain();

    reject("lead-1", "anna", "no_fit");
    assertThat(stream.drain()).as("a reason of the next version").isEmpty();
    reject("lead-1", "anna", "wrong_number");
    assertThat(stream.drain())
        .extracting(Event::getClass, event -> event.meta().agreementVersion())
        .containsExactly(tuple(LeadRejected.class, "v1"), tuple(HandoffClosed.class, "v1"));

    stream.pipe(qualified("lead-1", "de", 2, stream.now()));
    stream.drain();
    reject("lead-1", "carl", "wrong_number");
    assertThat(stream.drain()).as("a reason of the version before").isEmpty();
    reject("lead-1", "carl", "no_fit");
    assertThat(stream.drain())
        .extracting(Event::getClass, event -> event.meta().agreementVersion())
        .containsExactly(tuple(LeadRejected.class, "v2"), tuple(HandoffClosed.class, "v2"));
  }

  @Test
  void aLeadThatWaitsGoesToARepWhomTheNextVersionBringsAsSoonAsItTakesEffect() {
    start(FIRST, SECOND, NOON);
    stream.pipe(qualified("lead-1", "de", 1, NOON));
    stream.pipe(qualified("lead-2", "de", 1, NOON));
    assertThat(stream.drain().getLast()).isInstanceOf(LeadUnrouted.class);

    stream.advanceTo(SWITCH.minusSeconds(1));
    assertThat(stream.drain()).isEmpty();
    stream.advanceTo(SWITCH.plusSeconds(1));
    assertThat(assignments(stream.drain()))
        .extracting(
            event -> event.leadId().value(),
            event -> event.assignment().rep().value(),
            event -> event.meta().agreementVersion())
        .containsExactly(tuple("lead-2", "ben", "v1"));
  }

  @Test
  void aLeadThatWaitsAtATeamThatTheNextVersionHasNotIsRoutedByThatVersion() {
    start(
        agreement("v1", "x", "sdr", team("sdr", away("anna"))),
        agreement("v2", "x", "field", team("field", rep("carl", 1, 9))),
        NOON);
    stream.pipe(qualified("lead-1", "de", 1, NOON));
    stream.drain();

    stream.advanceTo(SWITCH.plusSeconds(1));

    assertThat(assignments(stream.drain()))
        .extracting(event -> event.assignment().rep().value())
        .containsExactly("carl");
  }

  @Test
  void aLeadThatNoRuleHeldForIsTriedAgainWhenTheNextVersionTakesEffect() {
    start(
        Samples.agreement("v1", List.of(), "x", List.of(), team("sdr", rep("anna", 1, 1))),
        SECOND,
        NOON);
    stream.pipe(qualified("lead-1", "de", 1, NOON));
    stream.advanceTo(SWITCH.minusSeconds(1));
    assertThat(stream.drain().getLast()).isInstanceOf(LeadUnrouted.class);

    stream.advanceTo(SWITCH.plusSeconds(1));

    assertThat(assignments(stream.drain()))
        .extracting(event -> event.assignment().rep().value())
        .containsExactly("carl");
  }

  @Test
  void aLeadOfBeforeThatIsReadLateIsRoutedByTheVersionInForceWhereItsOwnHasNoRule() {
    start(
        Samples.agreement("v1", List.of(), "x", List.of(), team("sdr", rep("anna", 1, 1))),
        SECOND,
        SWITCH.plusSeconds(60));
    stream.advance(Duration.ofSeconds(2)); // it has looked for leads without a rule by then
    stream.pipe(qualified("lead-1", "de", 1, NOON));

    assertThat(stream.drain())
        .extracting(Event::getClass, event -> event.meta().agreementVersion())
        .containsExactly(
            tuple(HandoffOpened.class, "v1"),
            tuple(LeadUnrouted.class, "v1"),
            tuple(LeadAssigned.class, "v1"));
  }

  @Test
  void aLeadOfBeforeThatIsReadLateAndWhoseTeamIsGoneIsRoutedByTheVersionInForce() {
    start(
        agreement("v1", "x", "sdr", team("sdr", rep("anna", 1, 1))),
        agreement("v2", "x", "field", team("field", rep("carl", 1, 9))),
        SWITCH.plusSeconds(60));
    stream.advance(Duration.ofSeconds(2));
    stream.pipe(qualified("lead-1", "de", 1, NOON));
    assertThat(stream.drain().getLast())
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            event -> assertThat(event.meta().because().getFirst().text()).contains("no team sdr"));

    stream.advance(Duration.ofSeconds(2));

    assertThat(assignments(stream.drain()))
        .extracting(event -> event.assignment().rep().value())
        .containsExactly("carl");
  }

  @Test
  void anEscalationIsLookedAtByTheVersionThatItsClockRanUnder() {
    start(
        agreement("v1", "x", "sdr", team("sdr", rep("anna", 1, 9))),
        Samples.agreement(
            "v2",
            List.of(route("de", "sdr")),
            "x",
            List.of(target(Kind.TIME_TO_ROUTE)),
            team("sdr", rep("anna", 1, 9))),
        NOON);
    stream.pipe(qualified("lead-1", "de", 1, NOON));
    AssignmentId held = assignments(stream.drain()).getFirst().assignment().id();
    stream.advanceTo(SWITCH.plusSeconds(1));

    stream.pipe(escalated("lead-1", Kind.TIME_TO_FIRST_RESPONSE, held, EscalationAction.POOL));

    assertThat(stream.drain().getFirst())
        .isInstanceOfSatisfying(
            LeadUnassigned.class,
            event -> assertThat(event.meta().agreementVersion()).isEqualTo("v1"));
  }

  @Test
  void aVersionThatIsWithdrawnBeforeItTakesEffectNeverDoes() {
    start(FIRST, SECOND, NOON);
    timeline = timeline.without("v2");
    stream.advance(Duration.ofHours(2));
    stream.pipe(qualified("lead-1", "de", 1, stream.now()));
    assertThat(stream.drain().getFirst().meta().agreementVersion()).isEqualTo("v1");
  }

  private static List<LeadAssigned> assignments(List<Event> events) {
    return events.stream()
        .filter(LeadAssigned.class::isInstance)
        .map(LeadAssigned.class::cast)
        .toList();
  }

  private void reject(String lead, String rep, String reason) {
    Outbound command =
        Wire.command(
            new Command(
                "command-" + nextCommand++,
                new LeadId(lead),
                new RepId(rep),
                Actor.rep(new RepId(rep)),
                new Action.Reject(reason, null),
                stream.now(),
                null,
                null,
                null,
                "instance-1"));
    stream.pipeRaw(command.topic(), command.key(), command.headers(), command.value());
  }
}
