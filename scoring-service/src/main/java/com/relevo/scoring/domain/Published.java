package com.relevo.scoring.domain;

import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was last said of a lead's score; {@code because} stands for its reasons, which are worked
 * out again when somebody asks. {@code grade} is empty where there was none.
 */
public record Published(
    Score score, Stage stage, String grade, @Nullable String agreementVersion, long because) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  static Published of(LeadScored scored) {
    return new Published(
        scored.score(),
        scored.stage(),
        scored.grade() == null ? "" : scored.grade(),
        scored.meta().agreementVersion(),
        hash(scored.meta().because()));
  }

  /** Of rules and points, the same on every machine: an equal one is not said again. */
  private static long hash(List<Reason> reasons) {
    long hash = FNV_OFFSET;
    for (Reason reason : reasons) {
      hash = (hash ^ reason.code().hashCode()) * FNV_PRIME;
      hash = (hash ^ (reason.points() == null ? Integer.MIN_VALUE : reason.points())) * FNV_PRIME;
    }
    return hash;
  }
}
