package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose a lead is: of those it prefers the first who can take it, else whoever is next. */
record Choosing(Rotation rotation, Eligible eligible) {
  Choice prefer(Wants wants, List<Preference> preferences, Without without) {
    List<Considered> considered = new ArrayList<>();
    Choice preferred = preferred(wants, preferences, without, considered);
    return preferred == null ? Passed.declined(rotation.roster().team(), considered) : preferred;
  }

  Choice claim(RepId rep) {
    Entry entry = rotation.entry(rep);
    if (entry != null && entry.eligible()) {
      return new Looks(rotation, eligible, Wants.NOTHING, Without.NOBODY).claimed(entry);
    }
    String text = entry == null ? "Is not in the team" : Passed.text(entry);
    return new Choice.Nobody(UnroutedReason.UNCLAIMED, text, null, List.of());
  }

  Choice choose(Wants wants, List<Preference> preferences, Without without, Instant now) {
    if (!rotation.roster().known()) {
      return Passed.unknown(rotation.roster().team(), now);
    }
    List<Considered> considered = new ArrayList<>();
    Choice preferred = preferred(wants, preferences, without, considered);
    if (preferred != null) {
      return preferred;
    }
    List<Entry> holder = eligible(Stream.ofNullable(without.holder()));
    holder.forEach(eligible::remove);
    List<Entry> refusers = eligible(without.refusers().stream());
    refusers.removeAll(holder);
    refusers.forEach(eligible::remove);
    if (!anybody()) {
      refusers.forEach(eligible::add);
      refusers.clear();
    }
    try {
      return anybody()
          ? chosen(next(wants), null, wants, without, considered)
          : Passed.over(rotation, considered, without.holder());
    } finally {
      refusers.forEach(eligible::add);
      holder.forEach(eligible::add);
    }
  }

  /** In a list of their own. */
  private List<Entry> eligible(Stream<RepId> reps) {
    return reps.map(rotation::entry)
        .filter(entry -> entry != null && entry.eligible())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private @Nullable Choice preferred(
      Wants wants, List<Preference> preferences, Without without, List<Considered> considered) {
    for (Preference preference : preferences) {
      Entry entry = rotation.entry(preference.rep());
      if (entry != null && entry.eligible() && !without.has(entry.rep())) {
        return chosen(entry, preference, wants, without, considered);
      }
      considered.add(Passed.considered(preference, entry, without));
    }
    return null;
  }

  /** Whether anybody could have a lead that is nobody's in particular. */
  private boolean anybody() {
    return !eligible.isEmpty() && rotation.roster().pool().strategy() != Strategy.FIRST_TO_CLAIM;
  }

  private Entry next(Wants wants) {
    return eligible.first(1, wants, rotation.desk().turn() + 1).getFirst();
  }

  private Choice chosen(
      Entry entry,
      @Nullable Preference preference,
      Wants wants,
      Without without,
      List<Considered> considered) {
    return new Looks(rotation, eligible, wants, without).chosen(entry, preference, considered);
  }
}
