package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.consent;
import static com.relevo.handoff.Samples.qualification;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.lead.Refusal;
import com.relevo.kit.request.Replies;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import com.relevo.testsupport.TopologyFixture.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads and desks together; what they write to each other, the driver feeds back by itself. */
class HandoffTopologyTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyFixture stream;
  private int nextCommand;

  private void start(Agreement agreement) {
    start(agreement, NOON);
  }

  private void start(Agreement agreement, Instant now) {
    stream = new TopologyFixture(HandoffTopology.of(agreement, metrics), now);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  private void give(String lead, String rep, Action action, String key) {
    Command command =
        new Command(
            "command-" + nextCommand++,
            new LeadId(lead),
            new RepId(rep),
            Actor.rep(new RepId(rep)),
            action,
            stream.now(),
            null,
            null,
            key,
            "instance-1");
    Outbound out = Wire.command(command);
    stream.pipeRaw(out.topic(), out.key(), out.headers(), out.value());
  }

  private void give(String lead, String rep, Action action) {
    give(lead, rep, action, null);
  }

  private Answer answer() {
    List<Written> replies = stream.drain(Topic.HANDOFF_REPLIES.topicName());
    assertThat(replies).hasSize(1);
    assertThat(replies.getFirst().headers()).containsEntry(Replies.REPLY_TO, "instance-1");
    RecordHeaders headers = new RecordHeaders();
    replies
        .getFirst()
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return Wire.readReply(Answer.class, headers, replies.getFirst().value()).orElseThrow();
  }

  private static List<Class<?>> types(List<Event> events) {
    return events.stream().<Class<?>>map(Object::getClass).toList();
  }

  private static <E extends Event> List<E> only(Class<E> type, List<Event> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void aQualifiedLeadIsAssignedWithItsCandidatesAndReasons() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 5), away("ben"))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON.minusSeconds(2)));
    assertThat(stream.drain())
        .satisfiesExactly(
            opened -> assertThat(opened).isInstanceOf(HandoffOpened.class),
            assigned -> {
              LeadAssigned event = (LeadAssigned) assigned;
              assertThat(event.assignment().rep()).isEqualTo(new RepId("anna"));
              assertThat(event.candidates())
                  .extracting(HandoffEvent.Candidate::verdict)
                  .containsExactly(Verdict.CHOSEN, Verdict.INACTIVE);
              assertThat(event.meta().because())
                  .extracting(reason -> reason.code())
                  .containsExactly("routing:to-sdr", "weighted_round_robin");
              assertThat(event.meta().agreementVersion()).isEqualTo("v1");
            });
    assertThat(metrics.counter("relevo.assignments", "team", "sdr").count()).isEqualTo(1);
  }

  @Test
  void aLeadThatWasErasedMeanwhileIsGivenToNobody() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 5))));
    stream.pipeErased(qualified("lead-1", "sdr", 1, NOON.minusSeconds(2)));

    assertThat(stream.drain()).isEmpty();
    assertThat(stream.drainDeadLetters()).isEmpty();
  }

  @Test
  void howFarACycleGetsAndHowLongItTakesIsCounted() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 5))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON.minusSeconds(2)));
    stream.advance(Duration.ofSeconds(28));
    give("lead-1", "anna", new Action.Accept());
    stream.advance(Duration.ofSeconds(30));
    Action contact =
        new Action.LogContact(ContactChannel.CALL, ContactLevel.CONNECT, stream.now(), null);
    give("lead-1", "anna", contact);
    give("lead-1", "anna", contact); // the first counts
    give("lead-1", "anna", new Action.Recycle("no_budget_now", null));

    assertThat(metrics.get("relevo.handoffs.opened").tag("stage", "MQL").counter().count()).isOne();
    assertThat(metrics.get("relevo.handoffs.closed").tag("outcome", "recycled").counter().count())
        .isOne();
    assertThat(
            metrics
                .get("relevo.rep.answers")
                .tags("team", "sdr", "answer", "recycled", "reason", "no_budget_now")
                .counter()
                .count())
        .isOne();
    assertThat(seconds("relevo.speed.to.lead", "team", "sdr")).isEqualTo(60);
    assertThat(metrics.get("relevo.speed.to.lead").timer().count()).isOne();
    assertThat(seconds("relevo.stage.duration", "stage", "MQL")).isEqualTo(30);
    assertThat(seconds("relevo.stage.duration", "stage", "SAL")).isEqualTo(30);
    assertThat(metrics.get("relevo.pipeline.latency").timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(2);
  }

  private double seconds(String name, String label, String value) {
    return metrics.get(name).tag(label, value).timer().totalTime(TimeUnit.SECONDS);
  }

  @Test
  void aCommandIsPublishedAndAnswered() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 5))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    stream.drain();
    give("lead-1", "anna", new Action.Accept());
    assertThat(types(stream.drain())).containsExactly(LeadAccepted.class);
    assertThat(answer().standing().stage()).isEqualTo(Stage.SAL);
    give("lead-1", "ben", new Action.Accept());
    assertThat(answer().refusal()).isEqualTo(Refusal.NOT_YOURS);
    assertThat(stream.drain()).isEmpty();
  }

  @Test
  void theSameKeyGivesTheFirstOutcomeAgainAndAnotherCommandUnderItIsRefused() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 5))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    stream.drain();
    give("lead-1", "anna", new Action.Accept(), "k1");
    Answer first = answer();
    give("lead-1", "anna", new Action.Accept(), "k1");
    assertThat(answer()).isEqualTo(first);
    assertThat(types(stream.drain())).containsExactly(LeadAccepted.class);
    give("lead-1", "anna", new Action.Qualify(null), "k1");
    assertThat(answer().refusal()).isEqualTo(Refusal.KEY_REUSED);
    give("lead-1", "ben", new Action.Accept(), "k2");
    Answer refused = answer();
    give("lead-1", "anna", new Action.Recycle("no_budget_now", null));
    stream.drain(Topic.HANDOFF_REPLIES.topicName());
    give("lead-1", "ben", new Action.Accept(), "k2");
    assertThat(answer()).as("a refusal is an outcome too").isEqualTo(refused);
  }

  @Test
  void withdrawnConsentGivesTheRepsPlaceToTheNextLead() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    stream.drain();
    stream.pipe(consent("lead-1", false, NOON));
    List<Event> events = stream.drain();
    assertThat(types(events)).containsExactly(HandoffClosed.class, LeadAssigned.class);
    assertThat(events.getLast().leadId()).isEqualTo(new LeadId("lead-2"));
  }

  @Test
  void aWithdrawnLeadLeavesTheQueueAndIsNotAssignedLater() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    stream.pipe(qualified("lead-3", "sdr", 1, NOON));
    stream.pipe(qualification("lead-2", "sdr", 1, Stage.PROFILED, Mode.LIVE, NOON.plusSeconds(1)));
    stream.drain();
    give("lead-1", "anna", new Action.Reject("wrong_contact_data", null));
    assertThat(only(LeadAssigned.class, stream.drain()))
        .extracting(Event::leadId)
        .containsExactly(new LeadId("lead-3"));
  }

  @Nested
  class C38DoubleOrBouncingAssignment {
    @Test
    void thePlaceOfOneReleasedTwiceIsGivenAwayOnce() {
      start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
      for (int i = 1; i <= 4; i++) {
        stream.pipe(qualified("lead-" + i, "sdr", 1, NOON));
      }
      LeadAssigned first = only(LeadAssigned.class, stream.drain()).getFirst();
      for (int i = 0; i < 3; i++) {
        Outbound release =
            Wire.request(
                new DeskRequest.Released(first.assignment().team(), first.assignment().id()), NOON);
        stream.pipeRaw(release.topic(), release.key(), release.headers(), release.value());
      }
      assertThat(only(LeadAssigned.class, stream.drain())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void fiftyLeadsAtOnceNeverExceedACapacityOfThreeAndComeInTheirOrder(long seed) {
      start(Samples.agreement(team("sdr", rep("a", 1, 1), rep("b", 2, 2))));
      Random random = new Random(seed);
      for (int i = 0; i < 50; i++) {
        stream.pipe(qualified("lead-%02d".formatted(i), "sdr", 1, NOON));
      }
      List<LeadAssigned> order = new ArrayList<>();
      Map<LeadId, LeadAssigned> open = new HashMap<>();
      Set<LeadId> ever = new HashSet<>();
      collect(order, open, ever, seed);
      while (!open.isEmpty()) {
        LeadAssigned done = List.copyOf(open.values()).get(random.nextInt(open.size()));
        open.remove(done.leadId());
        give(
            done.leadId().value(),
            done.assignment().rep().value(),
            new Action.Reject("wrong_contact_data", null));
        collect(order, open, ever, seed);
      }
      assertThat(order.stream().map(each -> each.leadId().value()).toList())
          .as("seed %d: first in, first out", seed)
          .isSorted()
          .hasSize(50);
    }

    private void collect(
        List<LeadAssigned> order, Map<LeadId, LeadAssigned> open, Set<LeadId> ever, long seed) {
      for (LeadAssigned each : only(LeadAssigned.class, stream.drain())) {
        assertThat(ever.add(each.leadId()))
            .as("seed %d: %s is assigned once", seed, each.leadId())
            .isTrue();
        order.add(each);
        open.put(each.leadId(), each);
      }
      Map<RepId, Long> load =
          open.values().stream()
              .collect(
                  Collectors.groupingBy(each -> each.assignment().rep(), Collectors.counting()));
      assertThat(load.getOrDefault(new RepId("a"), 0L)).as("seed %d", seed).isLessThanOrEqualTo(1);
      assertThat(load.getOrDefault(new RepId("b"), 0L)).as("seed %d", seed).isLessThanOrEqualTo(2);
    }
  }

  @Nested
  class C40LeadsFallOutSilently {
    @Test
    void aLeadOutsideHoursWaitsWithItsReasonAndIsAssignedWhenTheShiftStarts() {
      Instant night = Instant.parse("2026-11-23T19:59:00Z");
      start(Samples.agreement(team("sdr", rep("late", 1, 5, "night"))), night);
      stream.pipe(qualified("lead-1", "sdr", 1, night));
      List<Event> events = stream.drain();
      assertThat(types(events)).containsExactly(HandoffOpened.class, LeadUnrouted.class);
      assertThat(((LeadUnrouted) events.getLast()).reason())
          .isEqualTo(UnroutedReason.NOBODY_IN_HOURS);
      assertThat(metrics.get("relevo.unrouted.waiting").tag("team", "sdr").gauge().value())
          .isEqualTo(1);
      stream.advance(Duration.ofSeconds(59));
      assertThat(stream.drain()).isEmpty();
      stream.advance(Duration.ofSeconds(1));
      assertThat(types(stream.drain())).containsExactly(LeadAssigned.class);
      assertThat(metrics.get("relevo.unrouted.waiting").tag("team", "sdr").gauge().value())
          .isZero();
    }

    @Test
    void waitingLeadsHearWhenTheReasonChangesAndEachTimeUnderAnotherId() {
      Instant evening = Instant.parse("2026-11-23T21:00:00Z");
      start(
          Samples.agreement(team("sdr", rep("day", 1, 1, "day"), rep("late", 1, 1, "night"))),
          evening);
      stream.pipe(qualified("lead-1", "sdr", 1, evening));
      stream.pipe(qualified("lead-2", "sdr", 1, evening));
      stream.pipe(qualified("lead-3", "sdr", 1, evening));
      List<LeadUnrouted> unrouted = new ArrayList<>(only(LeadUnrouted.class, stream.drain()));
      assertThat(unrouted)
          .extracting(LeadUnrouted::reason)
          .containsOnly(UnroutedReason.NO_CAPACITY)
          .hasSize(2);
      stream.advanceTo(Instant.parse("2026-11-24T08:00:00Z"));
      assertThat(only(LeadAssigned.class, stream.drain()))
          .extracting(Event::leadId)
          .containsExactly(new LeadId("lead-2"));
      stream.advanceTo(Instant.parse("2026-11-24T17:00:00Z"));
      give("lead-1", "late", new Action.Reject("wrong_contact_data", null));
      unrouted.addAll(only(LeadUnrouted.class, stream.drain()));
      assertThat(unrouted).hasSize(3);
      assertThat(unrouted.getLast().reason()).isEqualTo(UnroutedReason.NOBODY_IN_HOURS);
      assertThat(unrouted).extracting(each -> each.meta().eventId()).doesNotHaveDuplicates();
      stream.advanceTo(Instant.parse("2026-11-24T20:00:00Z"));
      assertThat(only(LeadAssigned.class, stream.drain()))
          .extracting(Event::leadId)
          .containsExactly(new LeadId("lead-3"));
    }

    @Test
    void aLeadWithoutARuleIsCountedAsWaiting() {
      start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
      stream.advance(Duration.ofSeconds(1));
      stream.pipe(qualified("lead-1", "mars", 1, NOON));
      assertThat(only(LeadUnrouted.class, stream.drain()))
          .singleElement()
          .satisfies(event -> assertThat(event.reason()).isEqualTo(UnroutedReason.NO_RULE));
      assertThat(metrics.get("relevo.unrouted.waiting").tag("team", "none").gauge().value())
          .isEqualTo(1);
      assertThat(metrics.counter("relevo.unrouted", "reason", "no_rule").count()).isEqualTo(1);
    }
  }

  @Nested
  class AfterARestartWithAnotherAgreement {
    private void restart(Agreement agreement) {
      Map<String, List<org.apache.kafka.streams.KeyValue<Object, Object>>> kept = new HashMap<>();
      for (String store :
          List.of(
              "handoffs",
              "handoff-decisions",
              "handoffs-without-rule",
              "desks",
              "desk-ledgers",
              "desk-queue",
              "desk-places",
              "desk-groups")) {
        List<org.apache.kafka.streams.KeyValue<Object, Object>> entries = new ArrayList<>();
        try (var all = stream.driver().getKeyValueStore(store).all()) {
          all.forEachRemaining(entries::add);
        }
        kept.put(store, entries);
      }
      Instant now = stream.now();
      stream.close();
      start(agreement, now);
      kept.forEach((store, entries) ->
          entries.forEach(
              entry -> stream.driver().getKeyValueStore(store).put(entry.key, entry.value)));
    }

    @Test
    void aLeadThatHadNoRuleIsRouted() {
      start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
      stream.pipe(qualified("lead-1", "mars", 1, NOON));
      restart(Samples.agreement(team("mars", rep("m", 1, 1))));
      stream.advance(Duration.ofSeconds(1));
      assertThat(types(stream.drain())).containsExactly(LeadAssigned.class);
      assertThat(metrics.get("relevo.unrouted.waiting").tag("team", "none").gauge().value())
          .isZero();
    }
  }

  @Test
  void aPoisonedCommandGoesToTheDeadLettersAndTheNextIsDone() {
    start(Samples.agreement(team("sdr", rep("anna", 1, 5))));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    stream.drain();
    String topic = Topic.HANDOFF_COMMANDS.topicName();
    stream.pipeRaw(
        topic,
        "lead-1",
        Map.of(Wire.TYPE, "handoff.command.v1"),
        "{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    stream.pipeRaw(
        topic,
        "lead-1",
        Map.of(Wire.TYPE, "handoff.command.v1"),
        "not json".getBytes(StandardCharsets.UTF_8));
    stream.pipeRaw(topic, "lead-1", Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(stream.drainDeadLetters())
        .extracting(Written::topic, each -> each.headers().get("dlt_reason"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(topic + ".dlt", "unreadable"),
            org.assertj.core.groups.Tuple.tuple(topic + ".dlt", "unreadable"),
            org.assertj.core.groups.Tuple.tuple(topic + ".dlt", "no_type"));
    give("lead-1", "anna", new Action.Accept());
    assertThat(answer().refusal()).isNull();
  }

  @Test
  void theSameInputsGiveTheSameEventIds() {
    Agreement agreement = Samples.agreement(team("sdr", rep("a", 1, 1), rep("b", 1, 2)));
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      nextCommand = 0;
      start(agreement);
      for (int i = 0; i < 6; i++) {
        stream.pipe(qualified("lead-" + i, "sdr", 1, NOON));
      }
      give("lead-0", "a", new Action.Reject("wrong_contact_data", null));
      runs.add(stream.drain().stream().map(event -> event.meta().eventId()).toList());
      if (run == 0) {
        stream.close();
      }
    }
    assertThat(runs.getFirst()).isEqualTo(runs.getLast()).doesNotHaveDuplicates();
  }
}
