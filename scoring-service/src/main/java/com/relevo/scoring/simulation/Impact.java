package com.relevo.scoring.simulation;

import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same past under the agreements that were in force and under the candidate. {@code leads}
 * entered a stage under either; {@code total} and each row's {@code difference} are what the
 * candidate has more, below zero what it has less. Bounded, whatever the past.
 */
public record Impact(
    long leads,
    Row total,
    List<Row> sources,
    List<Row> segments,
    List<Row> weeks,
    List<Change> changes,
    List<TeamLoad> teams,
    Counts withoutRule) {

  /** A source's name, a segment of company sizes, or the Monday of a week in UTC. */
  public record Row(String key, Figures inForce, Figures candidate, Figures difference) {
    static Row of(String key, Figures inForce, Figures candidate) {
      return new Row(key, inForce, candidate, candidate.minus(inForce));
    }
  }

  /**
   * {@code count} leads come further or less far in the period; the stages are the highest entered,
   * null for none.
   */
  public record Change(
      @Nullable Stage inForce, @Nullable Stage candidate, int count, List<Example> examples) {}

  /** A lead at the instant at which both last went apart. */
  public record Example(String lead, Explanation inForce, Explanation candidate) {}

  /** Leads handed over. */
  public record Counts(int inForce, int candidate) {}

  /**
   * What routing would give a team. {@code capacity} is what its active reps may have open together
   * under the candidate; {@code over} where a week brings more.
   */
  public record TeamLoad(
      TeamId team,
      String name,
      int capacity,
      Counts leads,
      Counts busiestWeek,
      List<WeekLoad> weeks,
      boolean over) {}

  /** {@code week} is its Monday. */
  public record WeekLoad(LocalDate week, int inForce, int candidate, boolean over) {}
}
