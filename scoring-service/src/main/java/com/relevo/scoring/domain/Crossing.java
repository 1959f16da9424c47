package com.relevo.scoring.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When decay alone next takes a lead's engagement points over a level. What gives only falls and
 * what takes only rises with time, so both are bounded between two instants by their values at
 * these: where the bounds lie between the same two levels nothing is crossed, else the halves are
 * searched, the earlier first. Looked at on full minutes.
 */
final class Crossing {
  private static final long MINUTE = 60_000;

  private final Ledger ledger;
  private final int[] levels;
  private final List<Cell> cells = new ArrayList<>();
  private final boolean mixed;
  private final long settled;

  /** {@code levels} sorted; points from a level on are above it. */
  Crossing(Ledger ledger, int[] levels) {
    this.ledger = ledger;
    this.levels = levels;
    this.cells.addAll(ledger.uncapped);
    ledger.caps.forEach(cap -> cells.addAll(cap.cells));
    boolean gives = false;
    boolean takes = false;
    long last = Long.MIN_VALUE;
    for (Cell cell : cells) {
      if (cell.decays()) {
        gives |= !cell.takes();
        takes |= cell.takes();
        last = Math.max(last, cell.settled());
      }
    }
    this.mixed = gives && takes;
    this.settled = last;
  }

  /** The first full minute after {@code now} at which the points lie between other levels. */
  Optional<Instant> after(Instant now) {
    long from = Math.floorDiv(now.toEpochMilli(), MINUTE);
    long until = Math.floorDiv(settled, MINUTE) + 1;
    if (levels.length == 0 || until <= from) {
      return Optional.empty();
    }
    int band = band(ledger.points(now.toEpochMilli()));
    long first =
        mixed
            ? searched(from, until, points(from + 1), points(until), band)
            : bisected(from, until, band);
    return first < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first * MINUTE));
  }

  private int band(int points) {
    int band = 0;
    while (band < levels.length && points >= levels[band]) {
      band++;
    }
    return band;
  }

  private int bandAt(long minute) {
    return band(ledger.points(minute * MINUTE));
  }

  /** All one way: once over a level it stays there. */
  private long bisected(long from, long until, int band) {
    if (bandAt(until) == band) {
      return -1;
    }
    long same = from;
    long other = until;
    while (other - same > 1) {
      long middle = (same + other) >>> 1;
      if (bandAt(middle) == band) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return other;
  }

  /**
   * In ({@code from}, {@code until}], at whose first and last minute each cell has these points; -1
   * where there is none.
   */
  private long searched(long from, long until, int[] first, int[] last, int band) {
    if (until - from == 1) {
      return band(sum(last, last)) == band ? -1 : until;
    }
    if (band(sum(last, first)) == band && band(sum(first, last)) == band) {
      return -1;
    }
    long middle = (from + until) >>> 1;
    long found = searched(from, middle, first, points(middle), band);
    return found >= 0 ? found : searched(middle, until, points(middle + 1), last, band);
  }

  private int[] points(long minute) {
    int[] points = new int[cells.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = cells.get(i).points(minute * MINUTE);
    }
    return points;
  }

  /** What gives as it is in {@code giving}, what takes as it is in {@code taking}. */
  private int sum(int[] giving, int[] taking) {
    int next = ledger.uncapped.size();
    int sum = sum(0, next, giving, taking);
    for (Cap cap : ledger.caps) {
      int end = next + cap.cells.size();
      sum += cap.capped(sum(next, end, giving, taking));
      next = end;
    }
    return sum;
  }

  private int sum(int from, int to, int[] giving, int[] taking) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += cells.get(i).takes() ? taking[i] : giving[i];
    }
    return sum;
  }
}
