package com.relevo.handoff.domain.desk;

import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team's reps in memory, indexed so that a turn costs O(log n) of them; made from what is kept of
 * them, and what it changes is {@link #changed} for whoever keeps it. Stride scheduling in virtual
 * time: each lead moves its rep on by the inverse of their weight, whoever is furthest behind is
 * next. So any two reps who could both have had all leads are never more than one apart by their
 * weights, in any batch and any order; and who comes, or comes back, is level with whoever is next.
 */
public final class Rotation {
  private final Roster roster;
  private final Hours hours;
  private final Eligible eligible;
  private final Standings standings = new Standings();
  private final Map<RepId, Entry> entries = new LinkedHashMap<>();
  private final Map<RepId, Ledger> gone = new LinkedHashMap<>();
  private final Map<RepId, Ledger> changed = new LinkedHashMap<>();
  private Desk desk;

  /** {@code ledgers} may be of reps that the roster has no more: their open leads are kept. */
  public Rotation(Desk desk, Roster roster, Collection<Ledger> ledgers, Instant now) {
    this.desk = desk;
    this.roster = roster;
    this.hours = new Hours(roster.pool().opensWithin());
    this.eligible = new Eligible(roster.pool());
    ledgers.forEach(each -> gone.put(each.rep(), each));
    for (Roster.Seat seat : roster.seats()) {
      Ledger kept = gone.remove(seat.rep());
      Ledger ledger = kept == null ? Ledger.newcomer(seat.rep(), desk.virtual()) : kept;
      Entry entry = new Entry(seat, ledger);
      entries.put(seat.rep(), entry);
      enter(entry, now);
    }
  }

  /** The same under another roster. */
  public Rotation reseated(Roster roster, Instant now) {
    List<Ledger> all = new ArrayList<>(gone.values());
    entries.values().forEach(each -> all.add(settled(each)));
    Rotation next = new Rotation(desk, roster, all, now);
    changed.forEach(next.changed::putIfAbsent);
    return next;
  }

  /** What is due by the old weight is settled by it. */
  private Ledger settled(Entry entry) {
    return entry.ledger.takesPart()
        ? entry.ledger.leaving(entry.seat.weight(), desk.shared())
        : entry.ledger;
  }

  public Desk desk() {
    return desk;
  }

  public Roster roster() {
    return roster;
  }

  /** Its queue is the caller's business. */
  public void keep(Desk desk) {
    this.desk = desk;
  }

  /** What is to be kept since this was asked last. */
  public List<Ledger> changed() {
    List<Ledger> all = List.copyOf(changed.values());
    changed.clear();
    return all;
  }

  public int open(RepId rep) {
    return ledger(rep).open();
  }

  /** Of those in the roster. */
  public List<Ledger> ledgers() {
    return entries.values().stream().map(each -> each.ledger).toList();
  }

  /** As it is now, of reps who are no more in the roster too. */
  public Ledger ledger(RepId rep) {
    Entry entry = entries.get(rep);
    return entry == null
        ? gone.getOrDefault(rep, Ledger.newcomer(rep, desk.virtual()))
        : entry.ledger;
  }

  /** Whether the rep is in the roster, and works. */
  public boolean works(RepId rep) {
    Entry entry = entries.get(rep);
    return entry != null && entry.seat.active();
  }

  /** When time alone may make a difference next. */
  public Instant nextChange() {
    return standings.nextChange();
  }

  /** Shifts start and end, people come back, rates allow another. */
  public void advance(Instant now) {
    for (Entry due = standings.due(now); due != null; due = standings.due(now)) {
      leave(due);
      enter(due, now);
    }
  }

  /** Whose it is, without changing anything: one of {@code preferences} alone. */
  public Choice prefer(Wants wants, List<Preference> preferences, Without without) {
    return choosing().prefer(wants, preferences, without);
  }

  /** The rep who claims it, if they can take it. */
  public Choice claim(RepId rep) {
    return choosing().claim(rep);
  }

  /** Whose it is, without changing anything. */
  public Choice choose(Wants wants, List<Preference> preferences, Without without, Instant now) {
    return choosing().choose(wants, preferences, without, now);
  }

  private Choosing choosing() {
    return new Choosing(this, eligible);
  }

  /** The rep has one lead more, whoever chose them: by turn, by preference or by hand. */
  public void take(RepId rep, Instant now) {
    long turn = desk.turn() + 1;
    Entry entry = entries.get(rep);
    if (entry == null) {
      Ledger before = ledger(rep);
      put(before.taking(1, turn, false));
      desk = desk.given(desk.virtual(), 0);
      return;
    }
    boolean counts = eligible.inTurn(turn);
    desk = desk.given(eligible.reached(desk.virtual()), eligible.weights());
    leave(entry);
    // Filled up to its brim before it is drawn from: what ran over is not for this lead.
    entry.ledger =
        entry.ledger.filled(entry.seat.rate(), now).taking(entry.seat.weight(), turn, counts);
    enter(entry, now);
    put(entry.ledger);
  }

  /** The rep has one lead fewer. Once per assignment: the caller makes sure of it. */
  public void release(RepId rep, Result result, Instant now) {
    Entry entry = entries.get(rep);
    if (entry == null) {
      put(ledger(rep).releasing(result));
      return;
    }
    leave(entry);
    entry.ledger = entry.ledger.releasing(result);
    enter(entry, now);
    put(entry.ledger);
  }

  private void leave(Entry entry) {
    standings.remove(entry);
    if (entry.eligible()) {
      eligible.remove(entry);
    }
  }

  private void enter(Entry entry, Instant now) {
    entry.look(hours, now);
    if (entry.eligible() && !entry.ledger.takesPart()) {
      entry.ledger = entry.ledger.entering(desk.virtual(), desk.shared());
      put(entry.ledger);
    } else if (!entry.eligible() && entry.ledger.takesPart()) {
      entry.ledger = entry.ledger.leaving(entry.seat.weight(), desk.shared());
      put(entry.ledger);
    }
    if (entry.eligible()) {
      eligible.add(entry);
    }
    standings.add(entry);
  }

  private void put(Ledger ledger) {
    if (!entries.containsKey(ledger.rep())) {
      gone.put(ledger.rep(), ledger);
    }
    changed.put(ledger.rep(), ledger);
  }

  Collection<Entry> all() {
    return entries.values();
  }

  @Nullable Entry entry(RepId rep) {
    return entries.get(rep);
  }

  Standings standings() {
    return standings;
  }
}
