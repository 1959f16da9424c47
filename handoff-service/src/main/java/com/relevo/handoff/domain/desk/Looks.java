package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why it was this rep and nobody else, in words: everybody of a small team, of a large one those
 * who came next, and how many others there were of each verdict.
 */
final class Looks {
  static final int LISTED = 10;

  private final Rotation rotation;
  private final Eligible eligible;
  private final Wants wants;
  private final Without without;
  private final long turn;
  private final Strategy strategy;

  Looks(Rotation rotation, Eligible eligible, Wants wants, Without without) {
    this.rotation = rotation;
    this.eligible = eligible;
    this.wants = wants;
    this.without = without;
    this.turn = rotation.desk().turn() + 1;
    Strategy agreed = rotation.roster().pool().strategy();
    this.strategy =
        agreed == Strategy.BEST_PERFORMER && eligible.inTurn(turn) ? Strategy.ROUND_ROBIN : agreed;
  }

  Choice claimed(Entry entry) {
    Preference claim = new Preference(entry.rep(), "first_to_claim", "Claimed it first");
    return chosen(entry, claim, List.of());
  }

  Choice chosen(Entry entry, @Nullable Preference preference, List<Considered> considered) {
    Collection<Entry> listed = listed(entry);
    List<Candidate> candidates = new ArrayList<>(listed.size());
    Map<Verdict, Integer> others = new EnumMap<>(Verdict.class);
    Standings all = rotation.standings();
    all.verdicts().forEach(verdict -> others.put(verdict, all.count(verdict)));
    for (Entry each : listed) {
      candidates.add(candidate(each, entry, preference));
      others.merge(each.verdict, -1, Integer::sum);
    }
    others.values().removeIf(count -> count == 0);
    return new Choice.Chosen(
        entry.rep(),
        why(entry, preference),
        text(entry, preference),
        candidates,
        others,
        considered);
  }

  private Collection<Entry> listed(Entry chosen) {
    if (rotation.all().size() <= LISTED) {
      return rotation.all();
    }
    List<Entry> listed = new ArrayList<>(eligible.first(LISTED, wants, turn));
    if (!listed.contains(chosen)) {
      listed.set(listed.size() - 1, chosen);
    }
    return listed;
  }

  private String why(Entry entry, @Nullable Preference preference) {
    if (preference != null) {
      return preference.code();
    }
    return switch (strategy) {
      case ROUND_ROBIN -> "weighted_round_robin";
      case LEAST_LOADED -> "least_loaded";
      case BEST_MATCH -> "best_match";
      case BEST_PERFORMER -> "best_performer";
      case FIRST_TO_CLAIM -> "first_to_claim";
    };
  }

  private String text(Entry entry, @Nullable Preference preference) {
    if (preference != null) {
      return entry.rep() + ": " + preference.text();
    }
    return switch (strategy) {
      case ROUND_ROBIN -> entry.rep() + " is next in turn";
      case LEAST_LOADED -> entry.rep() + " has least open for their capacity";
      case BEST_MATCH -> entry.rep() + " matches the lead best";
      case BEST_PERFORMER -> entry.rep() + " qualifies most of their leads";
      case FIRST_TO_CLAIM -> entry.rep() + " claimed it first";
    };
  }

  private Candidate candidate(Entry each, Entry chosen, @Nullable Preference preference) {
    if (each == chosen) {
      return new Candidate(each.rep(), Verdict.CHOSEN, chosenText(each, preference));
    }
    if (!each.eligible()) {
      return new Candidate(each.rep(), each.verdict, Passed.text(each));
    }
    if (without.refusers().contains(each.rep())) {
      return new Candidate(each.rep(), Verdict.GAVE_BACK, Passed.GAVE_BACK);
    }
    return preference == null
        ? new Candidate(each.rep(), behind(), behindText(each, chosen))
        : new Candidate(each.rep(), Verdict.NOT_PREFERRED, "Could have had it, " + load(each));
  }

  private Verdict behind() {
    return switch (strategy) {
      case ROUND_ROBIN, FIRST_TO_CLAIM -> Verdict.LESS_CREDIT;
      case LEAST_LOADED -> Verdict.BUSIER;
      case BEST_MATCH -> Verdict.MATCHES_LESS;
      case BEST_PERFORMER -> Verdict.PERFORMS_LESS;
    };
  }

  private String chosenText(Entry entry, @Nullable Preference preference) {
    return preference == null
        ? "Next with " + measure(entry) + ", " + load(entry)
        : preference.text() + ", " + load(entry);
  }

  private String behindText(Entry each, Entry chosen) {
    String own = measure(each);
    String best = measure(chosen);
    return own.equals(best)
        ? "Same " + own + ", but had a lead more recently, " + load(each)
        : own + " against " + best + ", " + load(each);
  }

  private String measure(Entry entry) {
    return switch (strategy) {
      case ROUND_ROBIN, FIRST_TO_CLAIM -> "credit " + credit(entry);
      case LEAST_LOADED -> "load " + entry.ledger.open() + "/" + entry.seat.capacity();
      case BEST_MATCH ->
          "match "
              + wants.match(entry.seat.languages(), entry.seat.skills())
              + ", credit "
              + credit(entry);
      case BEST_PERFORMER ->
          "qualified " + entry.ledger.qualified() + " of " + entry.ledger.closed();
    };
  }

  /** Turns owed, in hundredths: negative for who had more than their share. */
  private String credit(Entry entry) {
    long behind = rotation.desk().virtual() - entry.ledger.turn(entry.seat.weight());
    long hundredths = Math.round(behind * 100.0 * entry.seat.weight() / Ledger.LEAD);
    return (hundredths < 0 ? "-" : "")
        + Math.abs(hundredths) / 100
        + "."
        + "%02d".formatted(Math.abs(hundredths) % 100);
  }

  private static String load(Entry entry) {
    return entry.ledger.open() + " of " + entry.seat.capacity() + " open";
  }
}
