package com.relevo.agreement;

import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.TeamId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one side promises per period: {@code atLeast} leads, or a share from 0 to 1 where the
 * measure is a rate. Counts leads for which {@code when} holds and, where there is one, of {@code
 * team}; periods begin and end on the days of {@code calendar}, whose open time also tells how far
 * it should be by now.
 */
public record Commitment(
    String id,
    Party owner,
    CommitmentMeasure measure,
    BigDecimal atLeast,
    Period period,
    String calendar,
    @Nullable TeamId team,
    Condition when) {

  public enum Period {
    /** From Monday. */
    WEEK,
    MONTH,
    QUARTER
  }
}
