package com.relevo.sla.simulation;

/**
 * How many clocks, and what became of them: {@code met} to {@code running} add up to {@code
 * clocks}. {@code rescinded} are those of {@code met} whose breach was taken back; {@code warned}
 * and {@code escalated} had at least one such step.
 */
public record Figures(
    int clocks,
    int met,
    int metLate,
    int breached,
    int cancelled,
    int unmeasurable,
    int running,
    int rescinded,
    int warned,
    int escalated) {
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public static Figures of(Fate fate) {
    Outcome outcome = fate.outcome();
    return new Figures(
        1,
        one(outcome == Outcome.MET),
        one(outcome == Outcome.MET_LATE),
        one(outcome == Outcome.BREACHED),
        one(outcome == Outcome.CANCELLED),
        one(outcome == Outcome.UNMEASURABLE),
        one(outcome == Outcome.RUNNING),
        one(fate.rescinded()),
        one(fate.warned()),
        one(fate.escalated()));
  }

  public Figures plus(Figures other) {
    return plus(other, 1);
  }

  public Figures minus(Figures other) {
    return plus(other, -1);
  }

  private Figures plus(Figures other, int sign) {
    return new Figures(
        clocks + sign * other.clocks,
        met + sign * other.met,
        metLate + sign * other.metLate,
        breached + sign * other.breached,
        cancelled + sign * other.cancelled,
        unmeasurable + sign * other.unmeasurable,
        running + sign * other.running,
        rescinded + sign * other.rescinded,
        warned + sign * other.warned,
        escalated + sign * other.escalated);
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }
}
