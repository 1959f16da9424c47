package com.relevo.scoring.domain;

import java.time.Instant;
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

  private final List<Cell> uncapped;
  private final List<Cap> caps;
  private final Ledger ledger;
  private final int[] levels;
  private final boolean mixed;
  private final long settled;

  /** {@code levels} sorted; points from a level on are above it. */
  Crossing(Ledger ledger, int[] levels) {
    this.ledger = ledger;
    this.levels = levels;
    this.uncapped = ledger.uncapped;
    this.caps = ledger.caps;
    List<Cell> decaying =
        ledger.lines.stream().flatMap(line -> line.cells().stream()).filter(Cell::decays).toList();
    this.settled = decaying.stream().mapToLong(Cell::settled).max().orElse(Long.MIN_VALUE);
    this.mixed =
        decaying.stream().anyMatch(Cell::takes)
            && decaying.stream().anyMatch(cell -> !cell.takes());
  }

  /** The first full minute after {@code now} at which the points lie between other levels. */
  Optional<Instant> after(Instant now) {
    long from = Math.floorDiv(now.toEpochMilli(), MINUTE);
    long until = Math.floorDiv(settled, MINUTE) + 1;
    if (levels.length == 0 || until <= from) {
      return Optional.empty();
    }
    int band = band(ledger.points(now.toEpochMilli()));
    long first = mixed ? searched(from, until, band) : bisected(from, until, band);
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

  /** In ({@code from}, {@code until}]; -1 where there is none. */
  private long searched(long from, long until, int band) {
    if (until - from == 1) {
      return bandAt(until) == band ? -1 : until;
    }
    long start = (from + 1) * MINUTE;
    long end = until * MINUTE;
    if (band(bound(end, start)) == band && band(bound(start, end)) == band) {
      return -1;
    }
    long middle = (from + until) >>> 1;
    long first = searched(from, middle, band);
    return first >= 0 ? first : searched(middle, until, band);
  }

  /** What gives as it is at {@code giving}, what takes as it is at {@code taking}. */
  private int bound(long giving, long taking) {
    int sum = bound(uncapped, giving, taking);
    for (Cap cap : caps) {
      sum += cap.capped(bound(cap.cells, giving, taking));
    }
    return sum;
  }

  private static int bound(List<Cell> cells, long giving, long taking) {
    int sum = 0;
    for (Cell cell : cells) {
      sum += cell.points(cell.takes() ? taking : giving);
    }
    return sum;
  }
}
