package com.relevo.agreement;

/**
 * What both sides allow the predictive score. It is silent below {@code minOutcomes} outcomes and
 * below {@code minOfEach} of those that {@code positive} asks for and of the others. Only where it
 * {@code decides} may definitions look at {@code score.predictive}, which is {@code whileSilent} (0
 * to 100) as long as it is silent.
 */
public record Predictive(
    int minOutcomes, int minOfEach, Positive positive, boolean decides, int whileSilent) {

  /**
   * What holds where the agreement does not say: shown beside the agreed score, deciding nothing.
   */
  public static final Predictive BESIDE = new Predictive(200, 20, Positive.QUALIFIED, false, 0);

  /** Which end of a handoff cycle counts as good. */
  public enum Positive {
    /** Sales qualified the lead, whatever became of the deal. */
    QUALIFIED,
    /** The deal was won. */
    WON
  }
}
