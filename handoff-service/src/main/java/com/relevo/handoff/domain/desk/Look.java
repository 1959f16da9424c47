package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.handoff.domain.desk.Roster.Seat;
import org.jspecify.annotations.Nullable;

/** One rep as a turn finds them; {@code LESS_CREDIT} stands for everybody who could be chosen. */
record Look(Seat seat, Ledger ledger, Verdict standing) {
  boolean eligible() {
    return standing == Verdict.LESS_CREDIT;
  }

  /** {@code gained} is this rep's ledger with the turn's gain, where they could be chosen. */
  Candidate candidate(@Nullable Ledger gained, Ledger richest) {
    if (gained == null) {
      return new Candidate(seat.rep(), standing, text());
    }
    boolean chosen = gained.rep().equals(richest.rep());
    return new Candidate(
        seat.rep(), chosen ? Verdict.CHOSEN : Verdict.LESS_CREDIT, credit(gained, richest, chosen));
  }

  private String credit(Ledger gained, Ledger richest, boolean chosen) {
    String load = ledger.open() + " of " + seat.capacity() + " open";
    if (chosen) {
      return "Next in turn with credit "
          + gained.credit()
          + " (weight "
          + seat.weight()
          + "), "
          + load;
    }
    return gained.credit() == richest.credit()
        ? "Same credit " + gained.credit() + ", but had a lead more recently, " + load
        : "Credit " + gained.credit() + " against " + richest.credit() + ", " + load;
  }

  private String text() {
    return switch (standing) {
      case INACTIVE -> "Not active in the agreement";
      case OUT_OF_HOURS -> "Outside the hours of " + seat.calendar().name();
      case AT_CAPACITY -> "Has " + ledger.open() + " of " + seat.capacity() + " open";
      case CHOSEN, LESS_CREDIT ->
          throw new IllegalStateException("Expected a rep who cannot be chosen, but " + standing);
    };
  }
}
