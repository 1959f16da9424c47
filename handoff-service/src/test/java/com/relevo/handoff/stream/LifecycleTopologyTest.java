package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.escalated;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.target;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.HandoffEvent.LeadSnoozed;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.LeadWoken;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SourceRef;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.work.Holder;
import com.relevo.handoff.domain.work.WorkItem;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a lead between the desk and its end: leads and desks together, by hand. */
class LifecycleTopologyTest {
  private static final Actor MANAGER = new Actor("mia.head", null);
  private static final Instant SWITCH = NOON.plusSeconds(3600);

  private TopologyFixture stream;
  private int nextCommand;

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

  private Assignment assign(String lead) {
    stream.pipe(qualified(lead, "sdr", 1, stream.now()));
    return ((LeadAssigned) stream.drain().getLast()).assignment();
  }

  private void give(Actor by, String lead, String rep, Action action) {
    Outbound out =
        Wire.command(
            new Command(
                "command-" + nextCommand++,
                new LeadId(lead),
                new RepId(rep),
                by,
                action,
                stream.now(),
                null,
                null,
                null,
                "instance-1"));
    stream.pipeRaw(out.topic(), out.key(), out.headers(), out.value());
  }

  private void give(String lead, String rep, Action action) {
    give(Actor.rep(new RepId(rep)), lead, rep, action);
  }

  /** The monitor says when the lead must be accepted. */
  private void due(String lead, Assignment held, Instant at) {
    Meta meta =
        new Meta(
            EventIds.of(lead + at),
            new LeadId(lead),
            1,
            NOON,
            NOON,
            "v1",
            List.of(),
            Mode.LIVE,
            null);
    SlaInstance instance =
        new SlaInstance(lead + "/accept", "accept", held.id(), held.team(), held.rep());
    stream.pipe(new SlaStarted(meta, instance, NOON, at, 3600, "always", 0, null, List.of()));
  }

  private List<WorkItem> queue(Holder holder) {
    List<WorkItem> items = new ArrayList<>();
    WorkBook.each(stream.driver().getKeyValueStore(WorkBook.WORK), holder, items::add);
    items.sort(WorkItem.ORDER);
    return items;
  }

  private List<WorkItem> queue(String rep) {
    return queue(Holder.rep(new RepId(rep)));
  }

  @Test
  void whatACrmReportsIsLoggedOnTheLead() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
    assign("lead-1");
    Meta meta =
        new Meta("r-1", new LeadId("lead-1"), 0, NOON, NOON, null, List.of(), Mode.LIVE, null);
    ActivityReported report =
        new ActivityReported(
            meta,
            new SourceRef("crm", null, "d-1"),
            ContactChannel.CALL,
            ContactDirection.OUTBOUND,
            ContactLevel.CONNECT,
            "anna",
            null);
    stream.pipe(report);
    stream.pipe(report);
    assertThat(stream.drain()).singleElement().isInstanceOf(ContactLogged.class);
  }

  @Test
  void aReturnedLeadGoesToTheNextAndThePlaceOfTheFirstIsFreeAgain() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 1), rep("ben", 1, 1))));
    Assignment first = assign("lead-1");
    give("lead-1", first.rep().value(), new Action.GiveBack("language", null));

    List<Event> events = stream.drain();
    assertThat(events)
        .satisfiesExactly(
            returned -> assertThat(((LeadReturned) returned).assignment()).isEqualTo(first),
            given ->
                assertThat(((LeadAssigned) given).assignment().rep()).isNotEqualTo(first.rep()));
    assertThat(assign("lead-2").rep()).isEqualTo(first.rep());
  }

  @Test
  void aReturnedLeadIsNotOfferedToTheSameRepWhoseTurnItIsWhileAnotherCanTakeIt() {
    start(Samples.agreement(team("sdr", rep("anna", 3, 9), rep("ben", 1, 9))));
    assign("lead-1");
    assign("lead-2");
    assertThat(assign("lead-3").rep()).isEqualTo(new RepId("anna"));

    give("lead-3", "anna", new Action.GiveBack("language", null));

    assertThat(stream.drain().getLast())
        .isInstanceOfSatisfying(
            LeadAssigned.class,
            given -> assertThat(given.assignment().rep()).isEqualTo(new RepId("ben")));
  }

  @Test
  void aLeadThatNobodyAcceptsInTimeIsTheManagersAfterTheThirdRefusal() {
    start(
        Samples.agreement(
            List.of(target(Kind.TIME_TO_ACCEPT)),
            team("sdr", rep("anna", 1, 9), rep("ben", 1, 9))));
    Assignment held = assign("lead-1");
    for (int refusal = 1; refusal < 3; refusal++) {
      stream.pipe(escalated("lead-1", Kind.TIME_TO_ACCEPT, held.id(), EscalationAction.REASSIGN));
      Assignment next = ((LeadAssigned) stream.drain().getLast()).assignment();
      assertThat(next.rep()).isNotEqualTo(held.rep());
      held = next;
    }
    stream.pipe(escalated("lead-1", Kind.TIME_TO_ACCEPT, held.id(), EscalationAction.REASSIGN));

    assertThat(stream.drain())
        .satisfiesExactly(
            taken -> assertThat(taken).isInstanceOf(LeadUnassigned.class),
            manager -> {
              LeadUnrouted event = (LeadUnrouted) manager;
              assertThat(event.reason()).isEqualTo(UnroutedReason.WITH_MANAGER);
              assertThat(event.meta().because())
                  .extracting("code")
                  .containsExactly("escalation", "refusals");
            });
    assertThat(queue(held.rep().value())).isEmpty();
    assertThat(queue(Holder.manager(held.team())))
        .extracting(item -> item.leadId().value())
        .containsExactly("lead-1");

    give(MANAGER, "lead-1", "ben", new Action.Assign(null));
    assertThat(queue(Holder.MANAGERS)).isEmpty();
    assertThat(queue("ben")).hasSize(1);
  }

  @Test
  void theManagersEscalationTakesALeadFromItsRepAndOutOfTheQueue() {
    start(
        Samples.agreement(
            List.of(target(Kind.TIME_TO_FIRST_RESPONSE), target(Kind.TIME_TO_ROUTE)),
            team("sdr", rep("anna", 1, 1))));
    assign("lead-1");
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    stream.drain();
    stream.pipe(escalated("lead-2", Kind.TIME_TO_ROUTE, null, EscalationAction.MANAGER));
    stream.pipe(escalated("lead-1", Kind.TIME_TO_FIRST_RESPONSE, null, EscalationAction.MANAGER));

    assertThat(queue(Holder.MANAGERS))
        .extracting(item -> item.leadId().value())
        .containsExactlyInAnyOrder("lead-1", "lead-2");
    stream.drain();
    assertThat(assign("lead-3").rep()).isEqualTo(new RepId("anna"));
  }

  @Test
  void aSnoozedLeadComesLastAndWakesByItselfAtItsTime() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 9))));
    due("lead-1", assign("lead-1"), NOON.plusSeconds(60));
    due("lead-2", assign("lead-2"), NOON.plusSeconds(7200));
    Instant until = NOON.plus(Duration.ofHours(1));
    give("lead-1", "anna", new Action.Snooze(until, null));

    assertThat(stream.drain()).singleElement().isInstanceOf(LeadSnoozed.class);
    assertThat(queue("anna"))
        .extracting(item -> item.leadId().value())
        .containsExactly("lead-2", "lead-1");

    stream.advanceTo(until.minusSeconds(1));
    assertThat(stream.drain()).isEmpty();
    stream.advanceTo(until.plusSeconds(1));
    assertThat(stream.drain())
        .singleElement()
        .satisfies(event -> {
          assertThat(event).isInstanceOf(LeadWoken.class);
          assertThat(event.meta().occurredAt()).isEqualTo(until);
        });
    assertThat(queue("anna"))
        .extracting(item -> item.leadId().value(), WorkItem::dueAt)
        .containsExactly(
            tuple("lead-1", NOON.plusSeconds(60)), tuple("lead-2", NOON.plusSeconds(7200)));
  }

  @Test
  void aTransferredLeadIsInBothQueuesUntilItIsTaken() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 9)), team("field", rep("dora", 1, 1))));
    assign("lead-1");
    give("lead-1", "anna", new Action.OfferTransfer(new RepId("dora"), null));
    assertThat(queue("anna")).hasSize(1);
    assertThat(queue("dora")).hasSize(1);

    give("lead-1", "dora", new Action.AcceptTransfer());
    assertThat(queue("anna")).isEmpty();
    assertThat(queue("dora"))
        .singleElement()
        .satisfies(item -> assertThat(item.rep()).isEqualTo(new RepId("dora")));
  }

  @Test
  void whoWasGivenALeadByNameHasOnePlaceFewerAtTheDesk() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 9)), team("field", rep("dora", 1, 1))));
    assign("lead-1");
    give(MANAGER, "lead-1", "dora", new Action.Assign(null));
    stream.pipe(qualified("lead-2", "field", 1, NOON));
    assertThat(stream.drain())
        .last()
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            event -> assertThat(event.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));

    give("lead-1", "dora", new Action.Reject("wrong_contact_data", null));
    assertThat(stream.drain())
        .last()
        .isInstanceOfSatisfying(
            LeadAssigned.class,
            event -> assertThat(event.leadId()).isEqualTo(new LeadId("lead-2")));
  }

  @Test
  void c38AManualAssignmentWinsOverTheOneThatIsWaitedFor() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 1)), team("field", rep("dora", 1, 9))));
    Assignment first = assign("lead-1");
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    stream.drain();
    give(MANAGER, "lead-2", "dora", new Action.Assign(null));
    stream.drain();

    give("lead-1", first.rep().value(), new Action.Reject("wrong_contact_data", null));
    assertThat(stream.drain()).noneMatch(LeadAssigned.class::isInstance);
    assertThat(queue("dora")).hasSize(1);
    assertThat(queue("anna")).isEmpty();
    assertThat(assign("lead-3").rep()).isEqualTo(new RepId("anna"));
  }

  @Test
  void c36LeadsOfARepWhoLeftMoveInTheOrderInWhichTheyAreDue() {
    Agreement before = Samples.agreement(team("sdr", rep("anna", 1, 9)));
    Agreement after = Samples.agreement(team("sdr", away("anna"), rep("ben", 1, 2)));
    start(AgreementTimeline.of(before).with(new Switch(SWITCH, NOON, after)));
    due("lead-1", assign("lead-1"), NOON.plusSeconds(9000));
    due("lead-2", assign("lead-2"), NOON.plusSeconds(5000));
    due("lead-3", assign("lead-3"), NOON.plusSeconds(7000));
    assertThat(queue("anna")).hasSize(3);

    stream.advanceTo(SWITCH.plusSeconds(1));
    List<Event> events = stream.drain();
    assertThat(events)
        .filteredOn(LeadUnassigned.class::isInstance)
        .extracting(event -> event.leadId().value())
        .containsExactly("lead-2", "lead-3", "lead-1");
    assertThat(events)
        .filteredOn(LeadAssigned.class::isInstance)
        .extracting(event -> event.leadId().value())
        .containsExactly("lead-2", "lead-3");
    assertThat(queue("anna")).isEmpty();
    assertThat(queue("ben"))
        .extracting(item -> item.leadId().value())
        .containsExactly("lead-2", "lead-3");
  }

  @Test
  void theQueueSaysWhatIsDueAndForgetsWhatIsOver() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 9))));
    due("lead-1", assign("lead-1"), NOON.plusSeconds(60));
    assertThat(queue("anna"))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.target()).isEqualTo("accept");
          assertThat(item.dueAt()).isEqualTo(NOON.plusSeconds(60));
        });
    give("lead-1", "anna", new Action.Reject("wrong_contact_data", null));
    assertThat(queue("anna")).isEmpty();
    assertThat(stream.drain(Topic.HANDOFF_REPLIES.topicName())).hasSize(1);
  }
}
