package com.relevo.sla.domain.commitment;

import com.relevo.agreement.Commitment;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Interval;
import com.relevo.events.SlaReport.CommitmentStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * How a commitment stands at an instant: {@code actual} and {@code expected} in the unit of the
 * goal, leads or a share. A rate of no leads breaks no promise.
 */
public record Standing(BigDecimal actual, BigDecimal expected, CommitmentStatus status) {

  public static Standing of(
      Commitment commitment, BusinessCalendar calendar, Interval period, Tally tally, Instant at) {
    BigDecimal goal = commitment.atLeast();
    BigDecimal hits = BigDecimal.valueOf(tally.hits());
    boolean over = !at.isBefore(period.to());
    if (commitment.measure().rate()) {
      // Not by the rounded share: 699 of 999 are less than 70 %.
      boolean kept = hits.compareTo(goal.multiply(BigDecimal.valueOf(tally.total()))) >= 0;
      return new Standing(share(tally), goal, status(over, kept));
    }
    BigDecimal expected = over ? goal : pace(goal, calendar, period, at);
    return new Standing(hits, expected, status(over, hits.compareTo(expected) >= 0));
  }

  private static CommitmentStatus status(boolean over, boolean kept) {
    if (over) {
      return kept ? CommitmentStatus.MET : CommitmentStatus.MISSED;
    }
    return kept ? CommitmentStatus.ON_TRACK : CommitmentStatus.AT_RISK;
  }

  private static BigDecimal share(Tally tally) {
    return tally.total() == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(tally.hits())
            .divide(BigDecimal.valueOf(tally.total()), 4, RoundingMode.HALF_UP);
  }

  /**
   * Even over the open time: on a Monday after a weekend nobody is behind. Where the calendar never
   * opens in the period, even over all of it.
   */
  private static BigDecimal pace(
      BigDecimal goal, BusinessCalendar calendar, Interval period, Instant at) {
    Instant until = at.isBefore(period.from()) ? period.from() : at;
    Duration open = calendar.elapsed(period.from(), period.to());
    return open.isZero()
        ? part(goal, Duration.between(period.from(), until), between(period))
        : part(goal, calendar.elapsed(period.from(), until), open);
  }

  private static Duration between(Interval period) {
    return Duration.between(period.from(), period.to());
  }

  private static BigDecimal part(BigDecimal goal, Duration passed, Duration whole) {
    return goal.multiply(BigDecimal.valueOf(passed.toSeconds()))
        .divide(BigDecimal.valueOf(whole.toSeconds()), 2, RoundingMode.HALF_UP);
  }
}
