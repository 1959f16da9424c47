package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.intake.domain.person.LeadView;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link Asked}. {@code lead} is the lead that goes on, {@code other} the one that
 * was merged into it or split off.
 */
public record Answer(
    Outcome outcome, @Nullable LeadId lead, @Nullable LeadId other, @Nullable LeadView view) {
  public enum Outcome {
    DONE,
    /** There is no such lead. */
    UNKNOWN_LEAD,
    /** The two are one already. */
    SAME_LEAD,
    /** The lead to be split off is not part of another. */
    NOT_MERGED,
    /** The lead is made of as many as one may be. */
    TOO_MANY
  }

  static Answer of(Outcome outcome) {
    return new Answer(outcome, null, null, null);
  }

  static Answer shown(LeadView view) {
    return new Answer(Outcome.DONE, view.leadId(), null, view);
  }

  static Answer done(LeadId lead, LeadId other) {
    return new Answer(Outcome.DONE, lead, other, null);
  }
}
