package com.relevo.scoring.domain.predictive;

import com.relevo.agreement.Predictive.Positive;
import com.relevo.events.HandoffEvent.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A handoff cycle from its opening to its outcome. {@code opened} is null where that was not heard,
 * the rest as long as it has not happened.
 */
public record Pass(
    int cycle,
    @Nullable Opening opened,
    @Nullable Instant qualifiedAt,
    @Nullable Outcome outcome,
    @Nullable Instant closedAt) {

  /** What was known of the lead when sales got it, and the points it had by the agreement. */
  public record Opening(Instant at, String version, int points, Map<String, Boolean> answers) {
    public Opening {
      answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }
  }

  static Pass of(int cycle) {
    return new Pass(cycle, null, null, null, null);
  }

  /** Of two the first holds: what came later is not what sales was given. */
  Pass opened(Opening opening) {
    return opened == null || opening.at().isBefore(opened.at())
        ? new Pass(cycle, opening, qualifiedAt, outcome, closedAt)
        : this;
  }

  Pass qualified(Instant at) {
    return qualifiedAt == null || at.isBefore(qualifiedAt)
        ? new Pass(cycle, opened, at, outcome, closedAt)
        : this;
  }

  /** Of two the later holds, as a correction does. */
  Pass closed(Outcome how, Instant at) {
    boolean holds =
        closedAt == null
            || outcome == null
            || at.isAfter(closedAt)
            || at.equals(closedAt) && how.compareTo(outcome) > 0;
    return holds ? new Pass(cycle, opened, qualifiedAt, how, at) : this;
  }

  /** When its outcome became known, empty before. */
  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(closedAt != null ? closedAt : qualifiedAt);
  }

  /**
   * Whether it ended well by what the agreement asks for; empty while it is not over, and where its
   * end says nothing of the lead's worth: that of a lead that withdrew, or whose points fell.
   */
  public Optional<Boolean> good(Positive positive) {
    if (positive == Positive.QUALIFIED && qualifiedAt != null) {
      return Optional.of(true);
    }
    return outcome == null
        ? Optional.empty()
        : switch (outcome) {
          case WON -> Optional.of(true);
          // A deal that could be lost was one that sales had qualified.
          case LOST -> Optional.of(positive == Positive.QUALIFIED);
          case REJECTED, RECYCLED, DISQUALIFIED -> Optional.of(false);
          case CONSENT_WITHDRAWN, WITHDRAWN, MERGED, ERASED -> Optional.empty();
        };
  }
}
