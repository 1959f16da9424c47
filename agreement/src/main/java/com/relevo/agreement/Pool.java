package com.relevo.agreement;

import java.time.Duration;

/**
 * How a team's leads are given to its reps. {@code opensWithin} is how long before their hours a
 * rep may already get one; {@code floor} the share of the leads, in percent, that go by turns all
 * the same where the best performer has the others.
 */
public record Pool(Strategy strategy, Duration opensWithin, int floor) {
  public static final Pool IN_TURN = new Pool(Strategy.ROUND_ROBIN, Duration.ZERO, 0);

  /** Who is next, of those who can take a lead. */
  public enum Strategy {
    /** Whoever had least of their share by weight. */
    ROUND_ROBIN,
    /** Whoever has least open for their capacity. */
    LEAST_LOADED,
    /** Whoever speaks the lead's language and has most of the skills it asks for. */
    BEST_MATCH,
    /** Whoever qualifies most of their leads. */
    BEST_PERFORMER,
    /** Whoever claims it first. */
    FIRST_TO_CLAIM
  }
}
