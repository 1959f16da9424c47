package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.Roster.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Weighted round robin by deficit credits, among the reps who are active, in their hours and under
 * their capacity. At each turn every one of them gains their weight and the richest pays the sum of
 * all weights: shares follow weights over any stretch, and with equal weights nobody is ever more
 * than one ahead. Who cannot take a lead gains nothing meanwhile, so that nobody returns to a
 * flood.
 */
public final class Rotation {
  /** Among equals whoever waited longest; list order would give the first one every odd lead. */
  private static final Comparator<Ledger> NEXT =
      Comparator.comparingLong(Ledger::credit)
          .reversed()
          .thenComparingLong(Ledger::lastTurn)
          .thenComparing(ledger -> ledger.rep().value());

  private Rotation() {}

  public static Choice choose(Desk desk, Roster roster, Instant now) {
    if (!roster.known()) {
      return Passed.unknown(roster.team(), now);
    }
    List<Look> looks = look(desk, roster, now);
    List<Look> eligible = looks.stream().filter(Look::eligible).toList();
    return eligible.isEmpty()
        ? Passed.over(roster.team(), looks, now)
        : turn(desk, looks, eligible);
  }

  private static Choice turn(Desk desk, List<Look> looks, List<Look> eligible) {
    long turn = desk.turn() + 1;
    long price = eligible.stream().mapToLong(look -> look.seat().weight()).sum();
    List<Ledger> gained = new ArrayList<>();
    eligible.forEach(look -> gained.add(look.ledger().gaining(look.seat().weight())));
    Ledger richest = gained.stream().min(NEXT).orElseThrow();
    List<Ledger> paid =
        gained.stream()
            .map(each -> each.equals(richest) ? each.chosen(turn, price) : each)
            .toList();
    Map<RepId, Ledger> before =
        gained.stream().collect(Collectors.toMap(Ledger::rep, Function.identity()));
    List<Candidate> candidates =
        looks.stream().map(look -> look.candidate(before.get(look.seat().rep()), richest)).toList();
    return new Choice.Chosen(richest.rep(), desk.with(turn, paid), candidates);
  }

  /** Reps share calendars, so each is asked once. */
  private static List<Look> look(Desk desk, Roster roster, Instant now) {
    Map<RepId, Ledger> ledgers =
        desk.ledgers().stream().collect(Collectors.toMap(Ledger::rep, Function.identity()));
    Map<String, Boolean> open = new HashMap<>();
    return roster.seats().stream()
        .map(seat -> {
          Ledger ledger = ledgers.getOrDefault(seat.rep(), Ledger.blank(seat.rep()));
          boolean inHours =
              open.computeIfAbsent(seat.calendar().name(), _ -> seat.calendar().isOpen(now));
          return new Look(seat, ledger, standing(seat, ledger, inHours));
        })
        .toList();
  }

  private static Verdict standing(Seat seat, Ledger ledger, boolean inHours) {
    if (!seat.active()) {
      return Verdict.INACTIVE;
    }
    if (!inHours) {
      return Verdict.OUT_OF_HOURS;
    }
    return ledger.open() >= seat.capacity() ? Verdict.AT_CAPACITY : Verdict.LESS_CREDIT;
  }
}
