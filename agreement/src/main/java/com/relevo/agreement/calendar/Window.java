package com.relevo.agreement.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The open time of some 97 days, resolved to seconds on the time line once, so that arithmetic
 * inside it is a binary search. Windows are aligned to the epoch and cut shifts at their borders;
 * whoever walks over several adds them up.
 */
final class Window {
  private static final int BITS = 23;
  private static final int DAY = 86_400;

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
      opens[i] = open.get(i).from;
      closes[i] = open.get(i).to;
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
      resolve(schedule, date, schedule::shiftsOn, open);
      resolve(schedule, date, schedule::breaksOn, closed);
    }
    return new Window(index, cut(subtract(merge(open), merge(closed)), from, to));
  }

  private static void resolve(
      Schedule schedule,
      LocalDate date,
      Function<LocalDate, List<Shift>> shifts,
      List<Stretch> into) {
    for (Shift shift : shifts.apply(date)) {
      long from = instant(schedule, date, shift.open());
      long to = instant(schedule, date, shift.close());
      if (from < to) { // A clock change can swallow a shift whole.
        into.add(new Stretch(from, to));
      }
    }
  }

  private static long instant(Schedule schedule, LocalDate date, int second) {
    LocalDateTime local =
        date.plusDays(second / DAY).atTime(second % DAY / 3600, second / 60 % 60, second % 60);
    return local.atZone(schedule.zone()).toEpochSecond();
  }

  private static List<Stretch> merge(List<Stretch> stretches) {
    stretches.sort(Comparator.comparingLong(Stretch::from));
    List<Stretch> merged = new ArrayList<>(stretches.size());
    for (Stretch next : stretches) {
      if (!merged.isEmpty() && next.from <= merged.getLast().to) {
        Stretch last = merged.removeLast();
        merged.add(new Stretch(last.from, Math.max(last.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  private static List<Stretch> subtract(List<Stretch> open, List<Stretch> closed) {
    List<Stretch> rest = open;
    for (Stretch gap : closed) {
      List<Stretch> left = new ArrayList<>();
      for (Stretch stretch : rest) {
        addUnlessEmpty(left, stretch.from, Math.min(stretch.to, gap.from));
        addUnlessEmpty(left, Math.max(stretch.from, gap.to), stretch.to);
      }
      rest = left;
    }
    return rest;
  }

  private static List<Stretch> cut(List<Stretch> stretches, long from, long to) {
    List<Stretch> inside = new ArrayList<>(stretches.size());
    for (Stretch stretch : stretches) {
      addUnlessEmpty(inside, Math.max(stretch.from, from), Math.min(stretch.to, to));
    }
    return inside;
  }

  private static void addUnlessEmpty(List<Stretch> stretches, long from, long to) {
    if (from < to) {
      stretches.add(new Stretch(from, to));
    }
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

  private record Stretch(long from, long to) {}
}
