package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A team's reps in memory, indexed so that a turn costs O(log n) of them; made from what is kept of
 * them, and what it changes is {@link #changed} for whoever keeps it. Stride scheduling in virtual
 * time: each lead moves its rep on by the inverse of their weight, whoever is furthest behind is
 * next. So any two reps who could both have had all leads are never more than one apart by their
 * weights, in any batch and any order; and who comes, or comes back, is level with whoever is next.
 */
public final class Rotation {
  private static final Comparator<Entry> BY_CHANGE =
      Comparator.<Entry, Instant>comparing(each -> each.until)
          .thenComparing(each -> each.rep().value());

  private final Roster roster;
  private final Hours hours;
  private final Eligible eligible;
  private final Map<RepId, Entry> entries = new LinkedHashMap<>();
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private final NavigableSet<Entry> changes = new TreeSet<>(BY_CHANGE);

  /** Who will be able to take a lead by time alone: not those who are full. */
  private final NavigableSet<Entry> hopes = new TreeSet<>(BY_CHANGE);

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
    return changes.isEmpty() ? Instant.MAX : changes.first().until;
  }

  /** Shifts start and end, people come back, rates allow another. */
  public void advance(Instant now) {
    while (!changes.isEmpty() && !changes.first().until.isAfter(now)) {
      look(changes.first(), now);
    }
  }

  /** Whether anybody could have a lead that is nobody's in particular. */
  public boolean anybody() {
    return !eligible.isEmpty() && !claims();
  }

  private boolean claims() {
    return roster.pool().strategy() == com.relevo.agreement.Pool.Strategy.FIRST_TO_CLAIM;
  }

  /** Whose it is, without changing anything: one of {@code preferences} alone. */
  public Choice prefer(Wants wants, List<Preference> preferences, Instant now) {
    List<Considered> considered = new ArrayList<>();
    Choice preferred = preferred(wants, preferences, null, considered);
    return preferred == null ? Passed.declined(roster.team(), considered) : preferred;
  }

  /** The rep who claims it, if they can take it. */
  public Choice claim(RepId rep) {
    Entry entry = entries.get(rep);
    if (entry != null && entry.eligible()) {
      return new Looks(this, eligible, Wants.NOTHING).claimed(entry);
    }
    String text = entry == null ? "Is not in the team" : Passed.text(entry);
    return new Choice.Nobody(UnroutedReason.UNCLAIMED, text, null, List.of());
  }

  private @Nullable Choice preferred(
      Wants wants,
      List<Preference> preferences,
      @Nullable RepId except,
      List<Considered> considered) {
    for (Preference preference : preferences) {
      Entry entry = entries.get(preference.rep());
      if (entry != null && entry.eligible() && !entry.rep().equals(except)) {
        return chosen(entry, preference, wants, considered);
      }
      considered.add(Passed.considered(preference, entry));
    }
    return null;
  }

  /** Whose it is, without changing anything; {@code except} cannot have it. */
  public Choice choose(
      Wants wants, List<Preference> preferences, @Nullable RepId except, Instant now) {
    if (!roster.known()) {
      return Passed.unknown(roster.team(), now);
    }
    List<Considered> considered = new ArrayList<>();
    Choice preferred = preferred(wants, preferences, except, considered);
    if (preferred != null) {
      return preferred;
    }
    Entry left = except == null ? null : entries.get(except);
    if (left != null && left.eligible()) {
      eligible.remove(left);
    }
    try {
      return anybody()
          ? chosen(eligible.first(1, wants, desk.turn() + 1).getFirst(), null, wants, considered)
          : Passed.over(this, considered, left);
    } finally {
      if (left != null && left.eligible()) {
        eligible.add(left);
      }
    }
  }

  private Choice chosen(
      Entry entry, @Nullable Preference preference, Wants wants, List<Considered> considered) {
    return new Looks(this, eligible, wants).chosen(entry, preference, considered);
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

  private void look(Entry entry, Instant now) {
    leave(entry);
    enter(entry, now);
  }

  private void leave(Entry entry) {
    changes.remove(entry);
    hopes.remove(entry);
    counts.merge(entry.verdict, -1, Integer::sum);
    if (entry.eligible()) {
      eligible.remove(entry);
    }
  }

  private void enter(Entry entry, Instant now) {
    entry.look(hours, now);
    counts.merge(entry.verdict, 1, Integer::sum);
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
    if (entry.until.isBefore(Instant.MAX)) {
      changes.add(entry);
      if (!entry.eligible() && !entry.full()) {
        hopes.add(entry);
      }
    }
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

  int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  Set<Verdict> verdicts() {
    return counts.keySet();
  }

  /** The first moment at which time alone lets somebody take a lead; null for never. */
  @Nullable Instant nextHope() {
    return hopes.isEmpty() ? null : hopes.first().until;
  }
}
