package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Choice.Nobody;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why nobody could be chosen: the reason closest to somebody who could. */
final class Passed {
  private static final Duration GIVEN_BACK_AFTER = Duration.ofSeconds(1);

  private Passed() {}

  static Nobody over(TeamId team, List<Look> looks, Instant now) {
    long inactive = count(looks, Verdict.INACTIVE);
    long outOfHours = count(looks, Verdict.OUT_OF_HOURS);
    long full = count(looks, Verdict.AT_CAPACITY);
    Instant nextTry = nextTry(looks, now);
    String text =
        "Of "
            + looks.size()
            + " reps of "
            + team
            + " "
            + full
            + " at capacity, "
            + outOfHours
            + " out of hours, "
            + inactive
            + " not active"
            + (nextTry == null ? "" : "; next shift at " + nextTry);
    return new Nobody(reason(outOfHours, full), text, nextTry);
  }

  /**
   * The lead was sent here by another version of the agreement than the one in force. It is given
   * back in a moment, not at once: were the sender's the newer one, it would be sent again.
   */
  static Nobody unknown(TeamId team, Instant now) {
    return new Nobody(
        UnroutedReason.NO_ACTIVE_REP,
        "The agreement in force has no team " + team,
        now.plus(GIVEN_BACK_AFTER));
  }

  private static UnroutedReason reason(long outOfHours, long full) {
    if (full > 0) {
      return UnroutedReason.NO_CAPACITY;
    }
    return outOfHours > 0 ? UnroutedReason.NOBODY_IN_HOURS : UnroutedReason.NO_ACTIVE_REP;
  }

  /** A shift that starts helps only where it brings somebody with a free place. */
  private static @Nullable Instant nextTry(List<Look> looks, Instant now) {
    return looks.stream()
        .filter(look -> look.standing() == Verdict.OUT_OF_HOURS)
        .filter(look -> look.ledger().open() < look.seat().capacity())
        .map(look -> look.seat().calendar().nextOpen(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static long count(List<Look> looks, Verdict verdict) {
    return looks.stream().filter(look -> look.standing() == verdict).count();
  }
}
