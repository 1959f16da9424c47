package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Rate;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the desk knows of one rep. {@code pass} is the point of the team's virtual time at which
 * they are next, a {@link #stride} further with each lead; {@code owed} the turns they get back for
 * leads that were none. {@code open} leads now, {@code had} in all, {@code lastTurn} the turn that
 * chose them last, 0 for never. {@code due} is their share of all leads until {@code since}, a
 * point of the team's {@link Desk#shared}; negative since means that they cannot take a lead now.
 * {@code qualified} of {@code closed} leads were qualified.
 */
public record Ledger(
    RepId rep,
    long pass,
    int owed,
    int open,
    long had,
    long lastTurn,
    double due,
    double since,
    int qualified,
    int closed,
    @Nullable Bucket bucket) {
  /** One lead at weight 1; a thirtieth of a lead is lost to rounding in a billion of them. */
  static final long LEAD = 1L << 32;

  private static final double AWAY = -1;

  /** Older outcomes fade: what somebody was like years ago says little. */
  private static final int REMEMBERED = 200;

  /** A newcomer is level with whoever is next, and owes and is owed nothing. */
  static Ledger newcomer(RepId rep, long virtual) {
    return new Ledger(rep, virtual, 0, 0, 0, 0, 0, AWAY, 0, 0, null);
  }

  /** Of somebody whose open leads are known, and nothing of their turns: they begin level. */
  public static Ledger kept(RepId rep, int open, long lastTurn) {
    return new Ledger(rep, 0, 0, open, 0, lastTurn, 0, AWAY, 0, 0, null);
  }

  static long stride(int weight) {
    return LEAD / weight;
  }

  /** Where they stand in the order of turns. */
  long turn(int weight) {
    return pass - owed * stride(weight);
  }

  boolean takesPart() {
    return since >= 0;
  }

  /** They can take leads from now on: who was away is level at most, so that nobody is flooded. */
  Ledger entering(long virtual, double shared) {
    return new Ledger(
        rep,
        Math.max(pass, virtual),
        owed,
        open,
        had,
        lastTurn,
        due,
        shared,
        qualified,
        closed,
        bucket);
  }

  Ledger leaving(int weight, double shared) {
    double share = dueAt(weight, shared);
    return new Ledger(rep, pass, owed, open, had, lastTurn, share, AWAY, qualified, closed, bucket);
  }

  /** Their share of all leads of the team, of those that came while they could take one. */
  public double dueAt(int weight, double shared) {
    return takesPart() ? due + weight * (shared - since) : due;
  }

  Ledger taking(int weight, long turn, boolean counts) {
    boolean paid = counts && owed == 0;
    return new Ledger(
        rep,
        paid ? pass + stride(weight) : pass,
        counts && owed > 0 ? owed - 1 : owed,
        open + 1,
        had + 1,
        turn,
        due,
        since,
        qualified,
        closed,
        bucket == null ? null : bucket.less());
  }

  Ledger releasing(Result result) {
    boolean fade = closed >= REMEMBERED;
    int judged = result == Result.QUALIFIED || result == Result.UNQUALIFIED ? 1 : 0;
    int good = result == Result.QUALIFIED ? 1 : 0;
    int none = result == Result.NO_LEAD ? 1 : 0;
    return new Ledger(
        rep,
        pass,
        owed + none,
        Math.max(0, open - 1),
        had - none,
        lastTurn,
        due,
        since,
        (fade && judged > 0 ? qualified / 2 : qualified) + good,
        (fade && judged > 0 ? closed / 2 : closed) + judged,
        bucket);
  }

  /** With as much of {@code rate} as there is now; without one where there is no rate. */
  Ledger filled(@Nullable Rate rate, Instant now) {
    if (rate == null) {
      return bucket == null ? this : with(null);
    }
    if (bucket == null) {
      return with(Bucket.of(rate, now));
    }
    return with(bucket.counts(rate) ? bucket.filled(now) : changed(bucket, rate, now));
  }

  /** Another rate begins with one lead, if there was one left of the old. */
  private static Bucket changed(Bucket before, Rate rate, Instant now) {
    Bucket fresh = Bucket.of(rate, now);
    return before.filled(now).hasOne() ? fresh : fresh.less();
  }

  private Ledger with(@Nullable Bucket bucket) {
    return new Ledger(rep, pass, owed, open, had, lastTurn, due, since, qualified, closed, bucket);
  }
}
