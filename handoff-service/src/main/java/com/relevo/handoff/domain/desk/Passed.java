package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Choice.Nobody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why nobody could be chosen: the reason closest to somebody who could. */
final class Passed {
  private static final Duration GIVEN_BACK_AFTER = Duration.ofSeconds(1);

  static final String GAVE_BACK = "Gave it back before";

  private Passed() {}

  /** {@code holder} is not looked at. */
  static Nobody over(Rotation rotation, List<Considered> considered, @Nullable RepId holder) {
    Entry except = holder == null ? null : rotation.entry(holder);
    int free = count(rotation, Verdict.LESS_CREDIT, except);
    if (free > 0 && rotation.roster().pool().strategy() == Strategy.FIRST_TO_CLAIM) {
      return new Nobody(UnroutedReason.UNCLAIMED, free + " reps may claim it", null, considered);
    }
    Instant nextTry = rotation.standings().nextHope();
    return new Nobody(
        reason(rotation, except), text(rotation, except, nextTry), nextTry, considered);
  }

  private static String text(Rotation rotation, @Nullable Entry except, @Nullable Instant nextTry) {
    List<String> parts = new ArrayList<>();
    part(parts, count(rotation, Verdict.AT_CAPACITY, except), "at capacity");
    part(parts, count(rotation, Verdict.AT_RATE, except), "at their rate");
    part(parts, count(rotation, Verdict.OUT_OF_HOURS, except), "out of hours");
    part(parts, count(rotation, Verdict.ABSENT, except), "absent");
    part(parts, count(rotation, Verdict.INACTIVE, except), "not active");
    int all = rotation.all().size() - (except == null ? 0 : 1);
    return "Of "
        + all
        + " reps of "
        + rotation.roster().team()
        + " "
        + (parts.isEmpty() ? "nobody is left" : String.join(", ", parts))
        + (nextTry == null ? "" : "; next try at " + nextTry);
  }

  private static void part(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /**
   * The lead was sent here by another version of the agreement than the one in force. It is given
   * back in a moment, not at once: were the sender's the newer one, it would be sent again.
   */
  static Nobody unknown(TeamId team, Instant now) {
    return new Nobody(
        UnroutedReason.NO_ACTIVE_REP,
        "The agreement in force has no team " + team,
        now.plus(GIVEN_BACK_AFTER),
        List.of());
  }

  static Nobody declined(TeamId team, List<Considered> considered) {
    return new Nobody(
        UnroutedReason.NO_ACTIVE_REP,
        "Nobody it was for in " + team + " can take it",
        null,
        considered);
  }

  private static UnroutedReason reason(Rotation rotation, @Nullable Entry except) {
    if (count(rotation, Verdict.AT_CAPACITY, except) + count(rotation, Verdict.AT_RATE, except)
        > 0) {
      return UnroutedReason.NO_CAPACITY;
    }
    boolean coming =
        count(rotation, Verdict.OUT_OF_HOURS, except) + count(rotation, Verdict.ABSENT, except) > 0;
    return coming ? UnroutedReason.NOBODY_IN_HOURS : UnroutedReason.NO_ACTIVE_REP;
  }

  private static int count(Rotation rotation, Verdict verdict, @Nullable Entry except) {
    return rotation.standings().count(verdict)
        - (except != null && except.verdict == verdict ? 1 : 0);
  }

  static Considered considered(Preference preference, @Nullable Entry entry, Without without) {
    RepId rep = preference.rep();
    if (entry == null) {
      return new Considered(
          preference.code(), rep, Verdict.INACTIVE, "Is not in the team any more");
    }
    boolean gaveBack = entry.eligible() && without.refusers().contains(rep);
    return new Considered(
        preference.code(),
        rep,
        gaveBack ? Verdict.GAVE_BACK : entry.verdict,
        preference.text() + ", but: " + (gaveBack ? GAVE_BACK : text(entry)));
  }

  static String text(Entry entry) {
    return switch (entry.verdict) {
      case INACTIVE -> "Not active in the roster";
      case ABSENT -> "Absent until " + entry.until;
      case OUT_OF_HOURS -> "Outside the hours of " + entry.seat.calendar().name();
      case AT_CAPACITY -> "Has " + entry.ledger.open() + " of " + entry.seat.capacity() + " open";
      case AT_RATE -> "Had as many as " + entry.seat.rate() + " allows, the next at " + entry.until;
      case CHOSEN, LESS_CREDIT, BUSIER, MATCHES_LESS, PERFORMS_LESS, NOT_PREFERRED, GAVE_BACK ->
          "Has the lead already";
    };
  }
}
