package com.relevo.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.kit.stream.TimerIndex;
import com.relevo.sla.LeadStory;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SelfWatchProperties.Coverage;
import com.relevo.sla.config.SelfWatchProperties.Synthetic;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SelfWatchTest {
  // A Monday, 10:00 in Berlin: nothing closes for the next two and a half hours.
  private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");
  private static final String ROUTE = "route-in-15-minutes";
  private static final String RESPOND = "respond-in-4-hours";

  private final AtomicReference<Instant> watermark = new AtomicReference<>(Instant.MIN);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final LivePartitions partitions = new LivePartitions(metrics);
  private TopologyFixture stream = started(TEN, Duration.ofMinutes(1));

  private TopologyFixture started(Instant now, Duration interval) {
    return SlaTopology.started(
        now,
        _ -> watermark.get(),
        new SelfWatchProperties(new Synthetic(interval), new Coverage(10)),
        partitions,
        metrics);
  }

  @AfterEach
  void close() {
    stream.close();
  }

  private void moveTo(Instant instant) {
    watermark.set(instant);
    stream.advanceTo(instant);
  }

  @Nested
  class Verdicts {
    private final LeadStory one = LeadStory.german("lead-1");

    private double verdicts(String verdict, String target) {
      return metrics
          .find("relevo.sla.verdicts")
          .tags("target", target, "verdict", verdict)
          .counters()
          .stream()
          .mapToDouble(Counter::count)
          .sum();
    }

    @Test
    void areCountedByTargetWithTheTimeThatWasUsed() {
      stream.pipe(one.qualified(TEN));
      stream.pipe(one.assigned(TEN.plusSeconds(60)));
      stream.pipe(one.accepted(TEN.plusSeconds(90)));
      stream.pipe(one.contact(ContactLevel.CONNECT, TEN.plusSeconds(120)));

      assertThat(verdicts("met", ROUTE)).isOne();
      assertThat(verdicts("met", RESPOND)).isOne();
      assertThat(verdicts("breached", ROUTE)).isZero();
      Timer used = metrics.get("relevo.sla.consumed").tag("target", ROUTE).timer();
      assertThat(used.totalTime(TimeUnit.SECONDS)).isEqualTo(60);
      assertThat(used.takeSnapshot().histogramCounts())
          .anySatisfy(bucket -> {
            assertThat(bucket.bucket(TimeUnit.MINUTES)).isEqualTo(15); // its budget
            assertThat(bucket.count()).isOne();
          });
    }

    @Test
    void beginAtZeroSoThatTheFirstBreachIsAnIncrease() {
      stream.pipe(one.qualified(TEN));
      assertThat(
              metrics
                  .find("relevo.sla.verdicts")
                  .tags("target", ROUTE, "verdict", "breached")
                  .counter())
          .isNotNull();
      assertThat(verdicts("breached", ROUTE)).isZero();

      moveTo(TEN.plus(Duration.ofMinutes(16)));
      assertThat(verdicts("breached", ROUTE)).isOne();
    }
  }

  @Nested
  class OpenClocksOfThePartition {
    private final LeadStory one = LeadStory.german("lead-1");
    private final LeadStory other = LeadStory.german("lead-2");

    private double open(String target, String state) {
      Gauge gauge =
          metrics.find("relevo.sla.open.clocks").tags("target", target, "state", state).gauge();
      return gauge == null ? 0 : gauge.value();
    }

    @Test
    void areCountedByTargetAndState() {
      stream.pipe(one.qualified(TEN));
      stream.pipe(other.qualified(TEN));
      assertThat(open(ROUTE, "RUNNING")).isEqualTo(2);

      stream.pipe(other.waiting(TEN.plusSeconds(10)));
      assertThat(open(RESPOND, "RUNNING")).isEqualTo(1);
      assertThat(open(RESPOND, "PAUSED")).isEqualTo(1);

      stream.pipe(one.assigned(TEN.plusSeconds(60)));
      stream.pipe(one.accepted(TEN.plusSeconds(90)));
      stream.pipe(one.contact(ContactLevel.CONNECT, TEN.plusSeconds(120)));
      assertThat(open(ROUTE, "RUNNING")).isEqualTo(1);
      assertThat(open(RESPOND, "RUNNING")).isZero();

      moveTo(TEN.plus(Duration.ofMinutes(16)));
      stream.pipe(other.closed(Outcome.REJECTED, TEN.plus(Duration.ofMinutes(16))));
      assertThat(open(ROUTE, "RUNNING")).isZero();
      assertThat(open(RESPOND, "PAUSED")).isZero();
    }

    @Test
    void goWithThePartitionAndComeBackWithIt() {
      stream.pipe(one.qualified(TEN));
      List<KeyValue<String, Long>> kept = new ArrayList<>();
      try (var entries = store().all()) {
        entries.forEachRemaining(kept::add);
      }
      stream.close();
      assertThat(open(ROUTE, "RUNNING")).isZero();

      restartedWith(kept);
      assertThat(open(ROUTE, "RUNNING")).isEqualTo(1);
    }

    /** As a task that finds its store restored. */
    private void restartedWith(List<KeyValue<String, Long>> kept) {
      stream = started(TEN, Duration.ZERO);
      kept.forEach(entry -> store().put(entry.key, entry.value));
      OpenClocks restored = new OpenClocks(store());
      partitions.hold(0, restored, new TimerIndex(stream.driver().getKeyValueStore("sla-timers")));
    }

    private KeyValueStore<String, Long> store() {
      return stream.driver().getKeyValueStore(SlaBinding.OPEN);
    }
  }

  @Nested
  class LeadsWithoutAClock {
    private double uncovered() {
      return metrics.get("relevo.sla.uncovered.leads").gauge().value();
    }

    private void secondsPass(int seconds) {
      for (int i = 0; i < seconds; i++) {
        stream.advance(Duration.ofSeconds(1));
      }
    }

    @Test
    void areLookedForATenthAsFastWhileMoreRecordsCome() {
      assertThat(CoverageScan.pace(100, 100)).isEqualTo(100);
      assertThat(CoverageScan.pace(100, 101)).isEqualTo(10);
      assertThat(CoverageScan.pace(5, 6)).isEqualTo(1);
    }

    @Test
    void areNoneWhileAllGoesWell() {
      for (int i = 0; i < 25; i++) {
        stream.pipe(LeadStory.german("lead-" + i).qualified(TEN));
      }
      secondsPass(8);
      assertThat(uncovered()).isZero();
    }

    @Test
    void areFoundSomeAtATimeAndForgottenOnceTheyAreMended() {
      for (int i = 0; i < 25; i++) {
        stream.pipe(LeadStory.german("lead-" + i).qualified(TEN));
      }
      KeyValueStore<Object, Object> timers = stream.driver().getKeyValueStore(SlaBinding.TIMERS);
      List<KeyValue<Object, Object>> lost = new ArrayList<>();
      try (var entries = timers.all()) {
        while (entries.hasNext() && lost.size() < 3) {
          lost.add(entries.next());
        }
      }
      lost.forEach(entry -> timers.delete(entry.key));

      secondsPass(8);
      assertThat(uncovered()).isEqualTo(3);

      lost.forEach(entry -> timers.put(entry.key, entry.value));
      secondsPass(8);
      assertThat(uncovered()).isZero();
    }
  }

  @Nested
  class TheSyntheticLead {
    private double lastFired() {
      return metrics.get("relevo.sla.synthetic.last.fired.timestamp").gauge().value();
    }

    private long fired() {
      return metrics.get("relevo.sla.synthetic.lag").timer().count();
    }

    @Test
    void breachesOnceAnIntervalAndTellsNobody() {
      for (int second = 1; second <= 185; second++) {
        moveTo(TEN.plusSeconds(second));
      }

      assertThat(fired()).isEqualTo(3);
      assertThat(lastFired()).isBetween(TEN.getEpochSecond() + 180.0, TEN.getEpochSecond() + 184.0);
      assertThat(stream.drain()).isEmpty();
      assertThat(metrics.find("relevo.sla.events").counters()).isEmpty();
      assertThat(metrics.get("relevo.sla.step.lag").timer().count()).isZero();
      assertThat(partitions.partitions()).containsExactly(0);
      try (var leads = stream.driver().getKeyValueStore(SlaBinding.LEADS).all()) {
        assertThat(leads.hasNext()).isFalse();
      }
    }

    @Test
    void fallsSilentWhileTheWatermarkStands() {
      stream.advance(Duration.ofSeconds(1));
      stream.advance(Duration.ofMinutes(10));

      assertThat(fired()).isZero();
      assertThat(lastFired()).as("since the first tick").isEqualTo(TEN.getEpochSecond() + 1.0);

      watermark.set(stream.now());
      stream.advance(Duration.ofSeconds(1));
      assertThat(fired()).isOne();
      assertThat(metrics.get("relevo.sla.synthetic.lag").timer().totalTime(TimeUnit.MINUTES))
          .isBetween(8.9, 9.2);
    }

    @Test
    void leavesNothingBehindWhereItIsTurnedOff() {
      stream.advance(Duration.ofSeconds(1));
      List<KeyValue<Object, Object>> left = new ArrayList<>();
      try (var entries = stream.driver().getKeyValueStore(SlaBinding.TIMERS).all()) {
        entries.forEachRemaining(left::add);
      }
      assertThat(left).hasSize(1);
      stream.close();
      assertThat(metrics.find("relevo.sla.synthetic.last.fired.timestamp").gauge()).isNull();

      stream = started(TEN.plusSeconds(1), Duration.ZERO);
      KeyValueStore<Object, Object> timers = stream.driver().getKeyValueStore(SlaBinding.TIMERS);
      left.forEach(entry -> timers.put(entry.key, entry.value));
      moveTo(TEN.plusSeconds(120));
      try (var entries = timers.all()) {
        assertThat(entries.hasNext()).isFalse();
      }
      assertThat(fired()).isZero();
    }
  }
}
