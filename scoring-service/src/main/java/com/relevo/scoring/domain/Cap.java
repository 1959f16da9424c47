package com.relevo.scoring.domain;

import com.relevo.agreement.CapGroup;
import java.util.ArrayList;
import java.util.List;

/** The cells of one group in one period, which together give or take at most its points. */
final class Cap {
  final CapGroup group;
  final List<Cell> cells = new ArrayList<>();

  Cap(CapGroup group) {
    this.group = group;
  }

  int uncapped(long now) {
    int sum = 0;
    for (Cell cell : cells) {
      sum += cell.points(now);
    }
    return sum;
  }

  int capped(int sum) {
    return Math.clamp(sum, -group.max(), group.max());
  }
}
