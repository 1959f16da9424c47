package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What scoring concluded. */
public sealed interface ScoringEvent extends Event {
  Score score();

  Stage stage();

  /**
   * The current score, on the compacted {@code relevo.scores}; {@code because} lists every rule
   * that gave or took points.
   */
  record LeadScored(@JsonUnwrapped Meta meta, Score score, Stage stage) implements ScoringEvent {}

  /**
   * The lead entered another stage, on {@code relevo.qualifications}. An MQL or SQL opens handoff
   * cycle {@code meta.cycle}. {@code occurredAt} is when the fact that decided it was received:
   * from then on sales could have known.
   */
  record QualificationChanged(
      @JsonUnwrapped Meta meta, Stage from, Stage stage, Score score, LeadFacts lead)
      implements ScoringEvent {}

  /** Points by the agreement's rules; {@code total} is fit plus engagement. */
  record Score(int fit, int engagement) {
    public int total() {
      return fit + engagement;
    }
  }
}
