package com.relevo.scoring.domain;

import com.relevo.agreement.CoolDowns;
import com.relevo.events.HandoffEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How sales ended a cycle: when, as what, and with which of the agreement's reasons. */
public record Closing(Instant at, Outcome outcome, @Nullable String reason) {

  /** Until when the lead rests; null where it does not come back at all. */
  @Nullable Instant restsUntil(CoolDowns coolDowns) {
    Duration rest =
        switch (outcome) {
          case REJECTED -> coolDowns.afterRejection(reason);
          case RECYCLED -> coolDowns.afterRecycling(reason);
          case LOST -> coolDowns.afterLoss(reason);
          case CONSENT_WITHDRAWN, WITHDRAWN, MERGED, ERASED -> Duration.ZERO;
          case DISQUALIFIED, WON -> null;
        };
    return rest == null ? null : at.plus(rest);
  }
}
