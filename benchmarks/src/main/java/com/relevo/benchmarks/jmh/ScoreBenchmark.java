package com.relevo.benchmarks.jmh;

import com.relevo.agreement.Agreement;
import com.relevo.benchmarks.scoring.Histories;
import com.relevo.benchmarks.scoring.ScoringAgreement;
import com.relevo.events.Event;
import com.relevo.scoring.domain.Decision;
import com.relevo.scoring.domain.Decisions;
import com.relevo.scoring.domain.Evolution;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.ScoreReport;
import com.relevo.scoring.stream.LeadScoringSerde;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One score under thirty rules, of a lead with {@code past} events behind it, on a JVM as the
 * services have it. Warmed up for long: the second compiler takes some five seconds of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ScoreBenchmark {
  /** Events it has heard already. */
  @Param({"1", "200"})
  public int past;

  private final Agreement agreement = ScoringAgreement.of();
  private final Serde<LeadScoring> serde = LeadScoringSerde.serde();
  private List<Event> history = List.of();
  private LeadScoring state = LeadScoring.UNKNOWN;
  private byte[] bytes = {};
  private Event news = Histories.of("lead-1", 1, new Random(1)).getFirst();
  private Instant now = Instant.EPOCH;

  @Setup
  public void live() {
    history = Histories.of("lead-1", past + 1, new Random(1));
    for (Event event : history.subList(0, past)) {
      state = Decisions.decide(state, event, agreement, event.meta().recordedAt()).state();
    }
    bytes = serde.serializer().serialize("", state);
    news = history.getLast();
    now = news.meta().recordedAt();
  }

  /** Heard, scored, moved along the ladder, explained, and the next crossing found. */
  @Benchmark
  public Decision update() {
    return Decisions.decide(state, news, agreement, now);
  }

  /** The same without a kept state: all events folded again for each new one. */
  @Benchmark
  public Decision naiveRefold() {
    LeadScoring folded = LeadScoring.UNKNOWN;
    for (Event event : history.subList(0, past)) {
      folded = Evolution.evolve(folded, event);
    }
    return Decisions.decide(folded, news, agreement, now);
  }

  /** As the store reads and writes it beside each update. */
  @Benchmark
  public byte[] stateThereAndBack() {
    return serde.serializer().serialize("", serde.deserializer().deserialize("", bytes));
  }

  /** What {@code GET /leads/{id}/score} works out. */
  @Benchmark
  public ScoreReport explain() {
    return ScoreReport.of(state, agreement, now);
  }
}
