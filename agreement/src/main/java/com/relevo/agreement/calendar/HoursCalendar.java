package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar of opening hours. Safe for threads. Never loops: where an answer is further than 400
 * years away, as with hours that never open, it throws an {@link IllegalStateException}.
 */
public final class HoursCalendar implements BusinessCalendar {
  /** 400 years of windows. */
  private static final int LONGEST_WALK = 1506;

  private static final int CACHED = 64;

  /** Some 30,000 years around 1970: dates beyond are nobody's. */
  private static final long FARTHEST = 1L << 40;

  private final String name;
  private final Schedule schedule;

  /** Computed when first asked for; a race costs doing so twice. */
  private @Nullable String version;

  /**
   * By the last bits of the window's index: at most 17 years are held, and a race costs building a
   * window twice.
   */
  private final @Nullable Window[] windows = new Window[CACHED];

  public HoursCalendar(String name, Schedule schedule) {
    this.name = name;
    this.schedule = schedule;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    String known = version;
    if (known == null) {
      known = ContentHash.of(schedule);
      version = known;
    }
    return known;
  }

  @Override
  public ZoneId zone() {
    return schedule.zone();
  }

  @Override
  public LocalDate holidaysKnownUntil() {
    return schedule.holidays().knownUntil();
  }

  public Schedule schedule() {
    return schedule;
  }

  @Override
  public Instant due(Instant start, Duration budget) {
    Reach.require(budget, name);
    if (budget.isZero()) {
      return nextOpen(start);
    }
    Window window = windowAt(start.getEpochSecond());
    Duration target = openBefore(window, start).plus(budget);
    int nanos = target.getNano();
    // A whole number of open seconds ends with the last of them, where the calendar may close: one
    // back, then one on.
    long open = openSecond(window, nanos > 0 ? target.getSeconds() : target.getSeconds() - 1);
    return Instant.ofEpochSecond(nanos > 0 ? open : open + 1, nanos);
  }

  @Override
  public Instant dueAfterDays(Instant start, int days) {
    return BusinessDays.due(this, start, days);
  }

  @Override
  public Instant subtract(Instant end, Duration budget) {
    Reach.require(budget, name);
    if (budget.isZero()) {
      return previousClose(end);
    }
    Window window = windowAt(end.getEpochSecond());
    Duration target = openBefore(window, end).minus(budget);
    return Instant.ofEpochSecond(openSecond(window, target.getSeconds()), target.getNano());
  }

  @Override
  public Duration elapsed(Instant start, Instant end) {
    if (end.isBefore(start)) {
      return elapsed(end, start).negated();
    }
    Window first = windowAt(start.getEpochSecond());
    Window last = windowAt(end.getEpochSecond());
    requireReachable(first, last.index());
    long between = 0;
    for (long i = first.index(); i < last.index(); i++) {
      between += window(i).total();
    }
    return openBefore(last, end).plusSeconds(between).minus(openBefore(first, start));
  }

  @Override
  public boolean isOpen(Instant at) {
    return isOpen(at.getEpochSecond());
  }

  @Override
  public Instant nextOpen(Instant at) {
    long second = at.getEpochSecond();
    if (isOpen(second)) {
      return at;
    }
    Window window = windowAt(second);
    return Instant.ofEpochSecond(openSecond(window, window.openBefore(second)));
  }

  /** The first closing after {@code at}. */
  public Instant nextClose(Instant at) {
    long open = nextOpen(at).getEpochSecond();
    Window from = windowAt(open);
    long close = from.closeOf(open);
    while (isOpen(close)) {
      requireReachable(from, Window.indexOf(close));
      close = windowAt(close).closeOf(close);
    }
    return Instant.ofEpochSecond(close);
  }

  /** The last opening at or before {@code at}. */
  public Instant previousOpen(Instant at) {
    long second = at.getEpochSecond();
    long open = isOpen(second) ? second : previousClose(at).getEpochSecond() - 1;
    Window from = windowAt(open);
    open = from.openOf(open);
    while (isOpen(open - 1)) {
      requireReachable(from, Window.indexOf(open - 1));
      open = windowAt(open - 1).openOf(open - 1);
    }
    return Instant.ofEpochSecond(open);
  }

  /** {@code at} itself where open until then, else the last closing before. */
  public Instant previousClose(Instant at) {
    long second = at.getEpochSecond();
    if (isOpen(at.getNano() > 0 ? second : second - 1)) {
      return at;
    }
    Window window = windowAt(second);
    return Instant.ofEpochSecond(openSecond(window, window.openBefore(second) - 1) + 1);
  }

  /** The next {@code count} stretches of open time, the first cut at {@code from}. */
  public List<Interval> openIntervals(Instant from, int count) {
    List<Interval> intervals = new ArrayList<>(count);
    Instant at = from;
    while (intervals.size() < count) {
      Interval next = new Interval(nextOpen(at), nextClose(at));
      intervals.add(next);
      at = next.to();
    }
    return intervals;
  }

  /**
   * The {@code nth} open second, counted from the start of {@code from}; negative ones lie before
   * it.
   */
  private long openSecond(Window from, long nth) {
    Window window = from;
    long rest = nth;
    while (rest >= window.total()) {
      rest -= window.total();
      window = reachable(from, window.index() + 1);
    }
    while (rest < 0) {
      window = reachable(from, window.index() - 1);
      rest += window.total();
    }
    return window.open(rest);
  }

  private static Duration openBefore(Window window, Instant at) {
    long second = at.getEpochSecond();
    return Duration.ofSeconds(window.openBefore(second), window.isOpen(second) ? at.getNano() : 0);
  }

  private boolean isOpen(long second) {
    return windowAt(second).isOpen(second);
  }

  private Window windowAt(long second) {
    if (Math.abs(second) > FARTHEST) {
      throw Reach.exceeded(name);
    }
    return window(Window.indexOf(second));
  }

  private Window reachable(Window from, long index) {
    requireReachable(from, index);
    return window(index);
  }

  private void requireReachable(Window from, long index) {
    if (Math.abs(index - from.index()) > LONGEST_WALK) {
      throw Reach.exceeded(name);
    }
  }

  private Window window(long index) {
    int slot = (int) (index & (CACHED - 1));
    Window cached = windows[slot];
    if (cached == null || cached.index() != index) {
      cached = Window.of(schedule, index);
      windows[slot] = cached;
    }
    return cached;
  }
}
