package com.relevo.handoff.domain.desk;

import com.relevo.events.RepId;

/**
 * What the desk knows of one rep: the {@code credit} of turns owed to them (negative: had more than
 * their share), their {@code open} leads, and the turn that chose them last, 0 for never.
 */
public record Ledger(RepId rep, long credit, int open, long lastTurn) {
  static Ledger blank(RepId rep) {
    return new Ledger(rep, 0, 0, 0);
  }

  Ledger gaining(int weight) {
    return new Ledger(rep, credit + weight, open, lastTurn);
  }

  Ledger chosen(long turn, long price) {
    return new Ledger(rep, credit - price, open + 1, turn);
  }

  Ledger released() {
    return new Ledger(rep, credit, Math.max(0, open - 1), lastTurn);
  }
}
