package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** What scoring concluded. */
public sealed interface ScoringEvent extends Event {
  Score score();

  Stage stage();

  /**
   * The current score, on the compacted {@code relevo.scores}; {@code because} lists every rule
   * that gave or took points. {@code grade} is A1 to D4 where the agreement has grades.
   */
  record LeadScored(@JsonUnwrapped Meta meta, Score score, Stage stage, @Nullable String grade)
      implements ScoringEvent {
    public LeadScored(Meta meta, Score score, Stage stage) {
      this(meta, score, stage, null);
    }
  }

  /**
   * The lead entered another stage, on {@code relevo.qualifications}. An MQL or SQL opens handoff
   * cycle {@code meta.cycle}. {@code occurredAt} is when the fact that decided it was received:
   * from then on sales could have known; where time alone decided it, that instant.
   */
  record QualificationChanged(
      @JsonUnwrapped Meta meta,
      Stage from,
      Stage stage,
      Score score,
      @Personal LeadFacts lead,
      @Nullable String grade)
      implements ScoringEvent {
    public QualificationChanged(Meta meta, Stage from, Stage stage, Score score, LeadFacts lead) {
      this(meta, from, stage, score, lead, null);
    }
  }

  /** Points by the agreement's rules; {@code total} is fit plus engagement. */
  record Score(int fit, int engagement) {
    public int total() {
      return fit + engagement;
    }
  }
}
