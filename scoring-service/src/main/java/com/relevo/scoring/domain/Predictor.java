package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Reason;
import java.util.List;

/** The predictive score, asked for only where the agreement lets it decide. */
@FunctionalInterface
public interface Predictor {
  /** Knows nothing, ever: what the agreement has in the score's place holds. */
  Predictor SILENT = (agreement, _) -> Said.silent(agreement, "nothing is known");

  /** {@code because} are the reasons of the lead's points under this agreement. */
  Said say(Agreement agreement, List<Reason> because);

  /**
   * From 0 to 100, as conditions see it, and where it is from: the decision keeps it, for what is
   * known of outcomes changes.
   */
  record Said(int percent, Reason reason) {
    static final String CODE = "predictive";

    public static Said learnt(int percent, String from) {
      return new Said(
          percent, Reason.of(CODE, percent + " of 100 such leads end well, by " + from));
    }

    public static Said silent(Agreement agreement, String why) {
      int percent = agreement.scoring().predictive().whileSilent();
      return new Said(
          percent, Reason.of(CODE, "Silent (" + why + "): " + percent + " by the agreement"));
    }
  }
}
