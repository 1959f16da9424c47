package com.relevo.benchmarks.jmh;

import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.agreement.calendar.Pauses;
import com.relevo.agreement.calendar.Walk;
import java.time.Duration;
import java.time.Instant;
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

/**
 * When a budget of office hours is used up, from a start that moves over two years so that no
 * answer repeats. Goals: 2 µs for a due time 30 days away, 100 µs for one 5 years away.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CalendarBenchmark {
  /** The example's office is open 8 h on four days of the week and 6.5 h on the fifth. */
  private static final double OPEN_HOURS_A_DAY = 38.5 / 7;

  private static final long TWO_YEARS_OF_SECONDS = Duration.ofDays(730).toSeconds();
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration THIRTY_DAYS = openTimeOf(30);
  private static final Duration FIVE_YEARS = openTimeOf(5 * 365);

  private final HoursCalendar office =
      (HoursCalendar) AgreementReader.example().calendar("emea-office");
  private long second;

  private static Duration openTimeOf(int days) {
    return Duration.ofHours(Math.round(days * OPEN_HOURS_A_DAY));
  }

  @Benchmark
  public Instant dueIn30Days() {
    return office.due(nextStart(), THIRTY_DAYS);
  }

  @Benchmark
  public Instant dueIn5Years() {
    return office.due(nextStart(), FIVE_YEARS);
  }

  /** The calendar that has resolved nothing yet, as in a service that just started. */
  @Benchmark
  public Instant dueIn30DaysAtFirst() {
    return new HoursCalendar("cold", office.schedule()).due(nextStart(), THIRTY_DAYS);
  }

  @Benchmark
  public Instant dueIn5YearsAtFirst() {
    return new HoursCalendar("cold", office.schedule()).due(nextStart(), FIVE_YEARS);
  }

  @Benchmark
  public Duration elapsedIn30Days() {
    Instant start = nextStart();
    return office.elapsed(start, start.plus(Duration.ofDays(30)));
  }

  @Benchmark
  public Instant dueAfter21BusinessDays() {
    return office.dueAfterDays(nextStart(), 21);
  }

  /** What the explanation of a clock of a month shows. */
  @Benchmark
  public Walk walkOf30Days() {
    Instant start = nextStart();
    return Walk.of(office, start, start.plus(Duration.ofDays(30)), Pauses.NONE, 200);
  }

  /** A prime step visits every time of day and day of the week. */
  private Instant nextStart() {
    second = (second + 7_919) % TWO_YEARS_OF_SECONDS;
    return FIRST.plusSeconds(second);
  }
}
