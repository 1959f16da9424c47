package com.relevo.agreement.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The open time of some 97 days, resolved to seconds on the time line once, so that arithmetic
 * inside it is a binary search. Windows are aligned to the epoch and cut shifts at their borders;
 * whoever walks over several adds them up.
 */
final class Window {
  private static final int BITS = 23;

  private final long index;
  private final long[] opens;
  private final long[] closes;

  /** Open seconds in this window before the stretch of the same position. */
  private final long[] before;

  private final long total;

  private Window(long index, List<Stretch> open) {
    this.index = index;
    opens = new long[open.size()];
    closes = new long[open.size()];
    before = new long[open.size()];
    long sum = 0;
    for (int i = 0; i < opens.length; i++) {
      opens[i] = open.get(i).from();
      closes[i] = open.get(i).to();
      before[i] = sum;
      sum += closes[i] - opens[i];
    }
    total = sum;
  }

  static long indexOf(long second) {
    return second >> BITS;
  }

  static Window of(Schedule schedule, long index) {
    long from = index << BITS;
    long to = (index + 1) << BITS;
    List<Stretch> open = new ArrayList<>();
    List<Stretch> closed = new ArrayList<>();
    // A shift of the day before may reach in; a zone's clock change moves a date by up to a day.
    LocalDate first =
        Instant.ofEpochSecond(from).atOffset(ZoneOffset.UTC).toLocalDate().minusDays(3);
    LocalDate last = Instant.ofEpochSecond(to).atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      open.addAll(schedule.resolve(date, schedule.shiftsOn(date)));
      closed.addAll(schedule.resolve(date, schedule.breaksOn(date)));
    }
    return new Window(
        index, Stretch.cut(Stretch.subtract(Stretch.merge(open), Stretch.merge(closed)), from, to));
  }

  long index() {
    return index;
  }

  long total() {
    return total;
  }

  boolean isOpen(long second) {
    int i = lastOpenedBy(second);
    return i >= 0 && second < closes[i];
  }

  /** Open seconds of this window before {@code second}. */
  long openBefore(long second) {
    int i = lastOpenedBy(second);
    return i < 0 ? 0 : before[i] + Math.min(second, closes[i]) - opens[i];
  }

  /** The {@code nth} open second, from 0 to less than {@link #total}. */
  long open(long nth) {
    int i = last(before, nth);
    return opens[i] + nth - before[i];
  }

  /** Where the stretch that {@code second} is in ends, or this window. */
  long closeOf(long second) {
    return closes[lastOpenedBy(second)];
  }

  /** Where the stretch that {@code second} is in starts, or this window. */
  long openOf(long second) {
    return opens[lastOpenedBy(second)];
  }

  private int lastOpenedBy(long second) {
    return last(opens, second);
  }

  /** The last position whose value is at most {@code limit}, or -1. */
  private static int last(long[] ascending, long limit) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
