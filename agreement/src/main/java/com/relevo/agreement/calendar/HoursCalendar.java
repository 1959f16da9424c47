package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
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

  private static final Duration LONGEST_BUDGET = Duration.ofDays(400 * 366);
  private static final int CACHED = 64;

  private final String name;
  private final Schedule schedule;

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

  public Schedule schedule() {
    return schedule;
  }

  @Override
  public Instant due(Instant start, Duration budget) {
    requireUsable(budget);
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

  /**
   * The latest instant from which {@code budget} of open time passes until {@code end}; the mirror
   * of {@link #due}.
   */
  public Instant subtract(Instant end, Duration budget) {
    requireUsable(budget);
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

  static void requireNotNegative(Duration budget) {
    if (budget.isNegative()) {
      throw new IllegalArgumentException("Expected a budget of zero or more, but it is " + budget);
    }
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
    return window(Window.indexOf(second));
  }

  private void requireUsable(Duration budget) {
    requireNotNegative(budget);
    if (budget.compareTo(LONGEST_BUDGET) > 0) {
      throw unreachable();
    }
  }

  private Window reachable(Window from, long index) {
    requireReachable(from, index);
    return window(index);
  }

  private void requireReachable(Window from, long index) {
    if (Math.abs(index - from.index()) > LONGEST_WALK) {
      throw unreachable();
    }
  }

  private IllegalStateException unreachable() {
    return new IllegalStateException(
        "Expected calendar " + name + " to reach an answer within 400 years, but it does not");
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
