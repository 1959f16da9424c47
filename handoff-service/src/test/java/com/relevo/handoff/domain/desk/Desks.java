package com.relevo.handoff.domain.desk;

import static com.relevo.handoff.Samples.NOON;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Pool;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A team's rotation, asked and moved by hand. */
final class Desks {
  static final TeamId TEAM = new TeamId("sdr");
  static final int MANY = 100_000;

  private Rotation rotation;
  Instant now = NOON;

  private Desks(Roster roster) {
    this.rotation = new Rotation(Desk.of(TEAM), roster, List.of(), now);
  }

  static Desks of(Rep... reps) {
    return of(Pool.IN_TURN, reps);
  }

  static Desks of(Pool pool, Rep... reps) {
    return new Desks(roster(pool, reps));
  }

  static Desks of(Roster roster) {
    return new Desks(roster);
  }

  static Roster roster(Rep... reps) {
    return roster(Pool.IN_TURN, reps);
  }

  private static Roster roster(Pool pool, Rep... reps) {
    return Roster.of(Samples.agreement(Samples.team("sdr", pool, reps)), TEAM);
  }

  Desks with(Rep... reps) {
    return with(roster(rotation.roster().pool(), reps));
  }

  Desks with(Roster roster) {
    rotation = rotation.reseated(roster, now);
    return this;
  }

  Desks at(Instant at) {
    now = at;
    rotation.advance(now);
    return this;
  }

  Rotation rotation() {
    return rotation;
  }

  Choice look() {
    return look(Wants.NOTHING);
  }

  Choice look(Wants wants) {
    return rotation.choose(wants, List.of(), Without.NOBODY, now);
  }

  Choice.Nobody nobody() {
    return (Choice.Nobody) look();
  }

  Choice.Chosen next() {
    return next(Wants.NOTHING);
  }

  Choice.Chosen next(Wants wants) {
    Choice.Chosen chosen = (Choice.Chosen) look(wants);
    rotation.take(chosen.rep(), now);
    return chosen;
  }

  /** Whether the rep could have it. */
  boolean claim(RepId rep) {
    boolean claimed = rotation.claim(rep) instanceof Choice.Chosen;
    if (claimed) {
      rotation.take(rep, now);
    }
    return claimed;
  }

  Map<RepId, Integer> take(int leads) {
    Map<RepId, Integer> got = new HashMap<>();
    rotation.roster().seats().forEach(seat -> got.put(seat.rep(), 0));
    for (int i = 0; i < leads; i++) {
      got.merge(next().rep(), 1, Integer::sum);
    }
    return got;
  }

  void release(RepId rep) {
    release(rep, Result.OPEN);
  }

  void release(RepId rep, Result result) {
    rotation.release(rep, result, now);
  }
}
