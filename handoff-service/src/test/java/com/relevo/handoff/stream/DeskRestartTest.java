package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same stores under another agreement, as after a restart: nobody has to ask again. */
class DeskRestartTest {
  private static final TeamId TEAM = new TeamId("sdr");

  private final MockProcessorContext<String, Outbound> context = new MockProcessorContext<>();

  @BeforeEach
  void stores() {
    DeskBook.stores()
        .forEach(store -> {
          StateStore inMemory =
              switch (store.name()) {
                case DeskBook.DESKS ->
                    inMemory(store.name(), com.relevo.handoff.domain.desk.Desk.class);
                case DeskBook.QUEUE -> inMemory(store.name(), Asked.class);
                case DeskBook.PLACES ->
                    inMemory(store.name(), com.relevo.handoff.domain.desk.Place.class);
                case DeskBook.LEDGERS -> inMemory(store.name(), LedgerSerde.serde());
                case DeskBook.GROUPS ->
                    inMemory(store.name(), org.apache.kafka.common.serialization.Serdes.String());
                default ->
                    throw new IllegalStateException(
                        "Expected a store of the desk, but it is " + store.name());
              };
          inMemory.init(context.getStateStoreContext(), inMemory);
          context.addStateStore(inMemory);
        });
    context.setCurrentSystemTimeMs(NOON.toEpochMilli());
  }

  private static StateStore inMemory(String name, Class<?> type) {
    return inMemory(name, com.relevo.kit.stream.Serdes.json(type));
  }

  private static StateStore inMemory(String name, Serde<?> values) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name),
            org.apache.kafka.common.serialization.Serdes.String(),
            values)
        .withLoggingDisabled()
        .build();
  }

  private DeskProcessor start(Agreement agreement) {
    context.scheduledPunctuators().forEach(each -> each.cancel());
    context.resetForwards();
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    DeskProcessor desk =
        new DeskProcessor(
            RosterSource.of(TimelineSource.of(agreement)), metrics, new HandoffMetrics(metrics));
    desk.init(context);
    return desk;
  }

  private static void ask(DeskProcessor desk, String lead) {
    Asked asked = new Asked(TEAM, new LeadId(lead), 1, new AssignmentId("of-" + lead));
    desk.process(
        new Record<>(TEAM.value(), new Inbound.Readable<DeskRequest>(asked), NOON.toEpochMilli()));
  }

  private List<DeskAnswer> afterASecond() {
    Instant later = NOON.plusSeconds(1);
    context.setCurrentSystemTimeMs(later.toEpochMilli());
    context.scheduledPunctuators().stream()
        .filter(each -> !each.cancelled())
        .forEach(each -> each.getPunctuator().punctuate(later.toEpochMilli()));
    return context.forwarded().stream().map(each -> answer(each.record().value())).toList();
  }

  private static DeskAnswer answer(Outbound outbound) {
    RecordHeaders headers = new RecordHeaders();
    outbound
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return (DeskAnswer) ((Inbound.Readable<Object>) Wire.read(headers, outbound.value())).value();
  }

  @Test
  void c40WaitingLeadsAreGivenToARepWhoCameIntoTheRosterFirstInFirstOut() {
    DeskProcessor before = start(Samples.agreement(team("sdr", away("anna"))));
    ask(before, "lead-1");
    ask(before, "lead-2");
    start(Samples.agreement(team("sdr", away("anna"), rep("ben", 1, 1))));
    assertThat(afterASecond())
        .satisfiesExactly(
            first -> {
              assertThat(((DeskAnswer.Proposed) first).rep()).isEqualTo(new RepId("ben"));
              assertThat(first.request().lead()).isEqualTo(new LeadId("lead-1"));
            },
            second -> {
              assertThat(((DeskAnswer.Waiting) second).reason())
                  .isEqualTo(UnroutedReason.NO_CAPACITY);
              assertThat(second.request().lead()).isEqualTo(new LeadId("lead-2"));
            });
  }

  @Test
  void c40LeadsOfATeamThatIsNoMoreAreSentBackToBeRoutedAnew() {
    DeskProcessor before = start(Samples.agreement(team("sdr", away("anna"))));
    ask(before, "lead-1");
    ask(before, "lead-2");
    DeskProcessor after = start(Samples.agreement(team("other", rep("ben", 1, 1))));
    assertThat(afterASecond()).hasSize(2).allMatch(DeskAnswer.Returned.class::isInstance);
    context.resetForwards();
    after.process(
        new Record<>(
            TEAM.value(),
            new Inbound.Readable<DeskRequest>(
                new DeskRequest.Released(TEAM, new AssignmentId("of-lead-1"))),
            0));
    assertThat(context.forwarded()).isEmpty();
  }

  /** The desk as it was written when all ledgers were in it. */
  @Test
  void whoeverHadLeadsBeforeLedgersWereKeptApartHasThemStill() {
    String before =
        """
        {"team":"sdr","turn":3,"nextPlace":3,"waiting":0,"notices":0,
         "ledgers":[{"rep":"anna","credit":-2,"open":1,"lastTurn":3}]}\
        """;
    KeyValueStore<String, Desk> desks = context.getStateStore(DeskBook.DESKS);
    desks.put("sdr", EventJson.mapper().readValue(before, Desk.class));
    DeskProcessor desk = start(Samples.agreement(team("sdr", rep("anna", 1, 1))));
    ask(desk, "lead-1");

    assertThat(afterASecond())
        .singleElement()
        .isInstanceOfSatisfying(
            DeskAnswer.Waiting.class,
            waiting -> assertThat(waiting.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
  }

  @Test
  void c36ARepWhoLeftTheAgreementIsNoCandidateAndTheirPlacesCountForNobody() {
    DeskProcessor before = start(Samples.agreement(team("sdr", rep("gone", 1, 1))));
    ask(before, "lead-1");
    ask(before, "lead-2");
    DeskProcessor after = start(Samples.agreement(team("sdr", rep("ben", 1, 1))));
    assertThat(afterASecond())
        .singleElement()
        .isInstanceOfSatisfying(
            DeskAnswer.Proposed.class,
            proposed -> assertThat(proposed.rep()).isEqualTo(new RepId("ben")));
    context.resetForwards();
    after.process(
        new Record<>(
            TEAM.value(),
            new Inbound.Readable<DeskRequest>(
                new DeskRequest.Released(TEAM, new AssignmentId("of-lead-1"))),
            0));
    assertThat(context.forwarded()).as("ben is full, and what gone gave back is not his").isEmpty();
  }
}
