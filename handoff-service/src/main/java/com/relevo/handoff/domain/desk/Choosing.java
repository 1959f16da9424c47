package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a lead is: of those it prefers the first who can take it, else whoever is next. */
record Choosing(Rotation rotation, Eligible eligible) {
  Choice prefer(Wants wants, List<Preference> preferences) {
    List<Considered> considered = new ArrayList<>();
    Choice preferred = preferred(wants, preferences, null, considered);
    return preferred == null ? Passed.declined(rotation.roster().team(), considered) : preferred;
  }

  Choice claim(RepId rep) {
    Entry entry = rotation.entry(rep);
    if (entry != null && entry.eligible()) {
      return new Looks(rotation, eligible, Wants.NOTHING).claimed(entry);
    }
    String text = entry == null ? "Is not in the team" : Passed.text(entry);
    return new Choice.Nobody(UnroutedReason.UNCLAIMED, text, null, List.of());
  }

  Choice choose(Wants wants, List<Preference> preferences, @Nullable RepId except, Instant now) {
    if (!rotation.roster().known()) {
      return Passed.unknown(rotation.roster().team(), now);
    }
    List<Considered> considered = new ArrayList<>();
    Choice preferred = preferred(wants, preferences, except, considered);
    if (preferred != null) {
      return preferred;
    }
    Entry left = except == null ? null : rotation.entry(except);
    if (left != null && left.eligible()) {
      eligible.remove(left);
    }
    try {
      return anybody()
          ? chosen(next(wants), null, wants, considered)
          : Passed.over(rotation, considered, left);
    } finally {
      if (left != null && left.eligible()) {
        eligible.add(left);
      }
    }
  }

  private @Nullable Choice preferred(
      Wants wants,
      List<Preference> preferences,
      @Nullable RepId except,
      List<Considered> considered) {
    for (Preference preference : preferences) {
      Entry entry = rotation.entry(preference.rep());
      if (entry != null && entry.eligible() && !entry.rep().equals(except)) {
        return chosen(entry, preference, wants, considered);
      }
      considered.add(Passed.considered(preference, entry));
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
      Entry entry, @Nullable Preference preference, Wants wants, List<Considered> considered) {
    return new Looks(rotation, eligible, wants).chosen(entry, preference, considered);
  }
}
