package com.relevo.scoring.stream;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CoolDowns;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time alone decides, in the stream. */
class ElapsedTopologyTest {
  private final Happenings its = new Happenings("lead-1");
  private TopologyFixture decaying;

  @BeforeEach
  void start() {
    Agreement agreement =
        Agreements.scoring(
            Agreements.DEFINITIONS,
            new ScoringModel(
                List.of(),
                List.of(
                    new EngagementRule(
                        "demo",
                        "Asked for a demo",
                        DEMO_REQUESTED,
                        40,
                        1,
                        null,
                        Duration.ofDays(10),
                        null))),
            CoolDowns.NONE);
    decaying = ScoringTopologies.fixture(agreement, new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    decaying.close();
  }

  @Test
  void aLeadFallsAtTheCrossingThoughNothingIsHeard() {
    decaying.pipe(its.captured(40));
    decaying.pipe(its.engaged(DEMO_REQUESTED, Happenings.START));
    decaying.drain();
    decaying.advance(Duration.ofDays(31));
    assertThat(decaying.drain()).isEmpty();

    decaying.advance(Duration.ofDays(1));

    List<QualificationChanged> changes = ScoringTopologies.changes(decaying.drain());
    assertThat(changes).extracting(QualificationChanged::stage).containsExactly(Stage.PROFILED);
    assertThat(changes.getFirst().meta().occurredAt())
        .isBetween(
            Happenings.START.plus(Duration.ofDays(31)), Happenings.START.plus(Duration.ofDays(32)));
    assertThat(changes.getFirst().meta().recordedAt()).isEqualTo(decaying.now());
  }

  @Test
  void anEventThatComesLongAfterFindsWhatTimeDecidedBefore() {
    decaying.pipe(its.captured(40));
    decaying.pipe(its.engaged(DEMO_REQUESTED, Happenings.START));
    decaying.drain();
    Instant late = Happenings.START.plus(Duration.ofDays(60));
    decaying.pipe(its.engaged(PAGE_VIEWED, late));

    assertThat(ScoringTopologies.changes(decaying.drain()))
        .extracting(QualificationChanged::stage)
        .containsExactly(Stage.PROFILED);
  }

  @Test
  void aLeadThatWaitsForNothingIsInNoIndex() {
    decaying.pipe(its.captured(1));

    assertThat(decaying.driver().getKeyValueStore(LeadScoringStore.TIMERS).all().hasNext())
        .isFalse();
  }
}
