package com.relevo.benchmarks.jmh;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.EngagementKind;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Conditions of the shipped example agreement on one lead. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ConditionBenchmark {
  private final Agreement agreement = AgreementReader.example();
  private final Condition mql = agreement.definitions().mql().when();
  private final Facts facts =
      new Facts(
          Samples.facts(),
          new Score(45, 20),
          Stage.PROFILED,
          Map.of(EngagementKind.FORM_SUBMITTED, 1, EngagementKind.PAGE_VIEWED, 4));

  /** Three comparisons and a field. */
  @Benchmark
  public boolean mqlHolds() {
    return mql.holds(facts);
  }

  /** What scoring does for every lead: each fit rule once, regular expressions among them. */
  @Benchmark
  public int allFitRules() {
    int points = 0;
    for (Agreement.FitRule rule : agreement.scoring().fit()) {
      points += rule.when().holds(facts) ? rule.points() : 0;
    }
    return points;
  }
}
