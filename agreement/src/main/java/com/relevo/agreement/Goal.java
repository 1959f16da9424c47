package com.relevo.agreement;

import com.relevo.events.SlaReport.Party;
import java.math.BigDecimal;

/**
 * A number both sides want to reach; {@code owner} answers for it. What is promised elsewhere in
 * the agreement is not stated twice: the goal names the commitment or the target.
 */
public record Goal(String id, String text, Party owner, Aim aim) {

  /** What is to be reached. */
  public sealed interface Aim {
    /** What that commitment promises, in its period. */
    record Kept(String commitment) implements Aim {}

    /** This share (0 to 1) of the target's clocks that end in a period end in time. */
    record InTime(String target, BigDecimal atLeast, Commitment.Period period) implements Aim {}

    /** A number of leads, or a share (0 to 1), per period. */
    record Reached(Measure measure, BigDecimal atLeast, Commitment.Period period) implements Aim {}
  }

  /** What no commitment measures, as nobody promises it alone. */
  public enum Measure {
    /** Leads that became sales qualified. */
    SQL_VOLUME,
    /** The share of accepted leads that became sales qualified. */
    SQL_RATE,
    /** Won deals. */
    WON_VOLUME,
    /** The share of decided deals that were won. */
    WIN_RATE;

    public boolean rate() {
      return this == SQL_RATE || this == WIN_RATE;
    }
  }
}
