package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.escalated;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.target;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadKept;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What handoff does with escalations of the SLA monitor, leads and desks together. */
class EscalationTopologyTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyFixture stream;

  private void start(Rep... reps) {
    stream =
        new TopologyFixture(
            HandoffTopology.of(
                Samples.agreement(List.of(target(Kind.TIME_TO_ACCEPT)), team("sdr", reps)),
                metrics),
            NOON);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  private Assignment assign(String lead) {
    stream.pipe(qualified(lead, "sdr", 1, NOON));
    return ((LeadAssigned) stream.drain().getLast()).assignment();
  }

  private SlaEscalated escalate(String lead, Assignment held, EscalationAction action) {
    SlaEscalated event = escalated(lead, Kind.TIME_TO_ACCEPT, held.id(), action);
    stream.pipe(event);
    return event;
  }

  private double counted(String action, String outcome) {
    return metrics.counter("relevo.escalations", "action", action, "outcome", outcome).count();
  }

  @Test
  void reassigningGivesTheLeadToTheOtherRepAndThePlaceToWhoeverComesNext() {
    start(rep("anna", 1, 1), rep("ben", 1, 1));
    Assignment first = assign("lead-1");
    SlaEscalated event = escalate("lead-1", first, EscalationAction.REASSIGN);

    List<Event> events = stream.drain();
    assertThat(events)
        .satisfiesExactly(
            taken -> assertThat(((LeadUnassigned) taken).assignment()).isEqualTo(first),
            given ->
                assertThat(((LeadAssigned) given).assignment().rep()).isNotEqualTo(first.rep()));
    assertThat(assign("lead-2").rep()).isEqualTo(first.rep());

    stream.pipe(event);
    assertThat(stream.drain()).isEmpty();
    assertThat(counted("reassign", "acted")).isEqualTo(1);
    assertThat(counted("reassign", "repeated")).isEqualTo(1);
  }

  @Test
  void aLeadThatNobodyElseCanTakeStaysAndThatIsSaidOnce() {
    start(rep("anna", 1, 5));
    Assignment held = assign("lead-1");
    SlaEscalated event = escalate("lead-1", held, EscalationAction.REASSIGN);

    assertThat(stream.drain())
        .singleElement()
        .isInstanceOfSatisfying(
            LeadKept.class,
            kept -> {
              assertThat(kept.assignment()).isEqualTo(held);
              assertThat(kept.reason()).isEqualTo(UnroutedReason.NO_ACTIVE_REP);
              assertThat(kept.meta().because())
                  .extracting("code")
                  .containsExactly("escalation", "no_active_rep");
            });
    stream.pipe(event);
    assertThat(stream.drain()).isEmpty();
  }

  @Test
  void whoeverWaitsWithoutAnyRepComesBeforeALeadThatHasOne() {
    start(rep("anna", 1, 1), rep("ben", 1, 1));
    Assignment first = assign("lead-1");
    assign("lead-2");
    stream.pipe(qualified("lead-3", "sdr", 1, NOON));
    stream.drain();

    escalate("lead-1", first, EscalationAction.REASSIGN);
    assertThat(stream.drain())
        .singleElement()
        .isInstanceOfSatisfying(
            LeadKept.class,
            kept -> assertThat(kept.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
  }

  @Test
  void poolingPutsTheLeadAtTheEndOfTheQueueAndItsPlaceGoesToTheHead() {
    start(rep("anna", 1, 1));
    Assignment first = assign("lead-1");
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    stream.drain();

    escalate("lead-1", first, EscalationAction.POOL);
    List<Event> events = stream.drain();
    assertThat(events.getFirst()).isInstanceOf(LeadUnassigned.class);
    assertThat(events)
        .filteredOn(LeadAssigned.class::isInstance)
        .singleElement()
        .satisfies(given -> assertThat(given.leadId().value()).isEqualTo("lead-2"));
    assertThat(events)
        .filteredOn(LeadUnrouted.class::isInstance)
        .singleElement()
        .satisfies(waits -> assertThat(waits.leadId().value()).isEqualTo("lead-1"));
  }

  @Test
  void whatElseIsOnTheTopicOfClocksIsNotEvenParsed() {
    start(rep("anna", 1, 1));
    for (String type : List.of("sla.breached.v1", "sla.invented-later.v1")) {
      stream.pipeRaw(
          Topic.SLA.topicName(),
          "lead-1",
          Map.of("ce_type", type),
          "not json".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(stream.drainDeadLetters()).isEmpty();

    stream.pipeRaw(
        Topic.SLA.topicName(),
        "lead-1",
        Map.of("ce_type", "sla.escalated.v1"),
        "not json".getBytes(StandardCharsets.UTF_8));
    assertThat(stream.drainDeadLetters()).hasSize(1);
  }
}
