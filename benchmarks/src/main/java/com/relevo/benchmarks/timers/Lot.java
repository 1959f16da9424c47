package com.relevo.benchmarks.timers;

/**
 * Timers {@code first} to {@code first + count - 1}, due from {@code from} (epoch milliseconds) on
 * within {@code spread} milliseconds: one after the other, or {@code shuffled}, so that neighbours
 * in time are no neighbours in number.
 */
record Lot(long first, int count, long from, long spread, boolean shuffled) {
  private static final int NAME_PREFIX = "timer-".length();

  static Lot steady(long first, int count, long from, long spread) {
    return new Lot(first, count, from, spread, false);
  }

  static Lot shuffled(long first, int count, long from, long spread) {
    return new Lot(first, count, from, spread, true);
  }

  /** As {@link #toString()} writes it. */
  static Lot parse(String text) {
    String[] parts = text.split(":", -1);
    return new Lot(
        Long.parseLong(parts[0]),
        Integer.parseInt(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Boolean.parseBoolean(parts[4]));
  }

  long due(long id) {
    long index = id - first;
    return shuffled ? from + Math.floorMod(mix(index), spread) : from + spread * index / count;
  }

  boolean holds(long id) {
    return id >= first && id < first + count;
  }

  long next() {
    return first + count;
  }

  long end() {
    return from + spread;
  }

  /** 26 characters, as a lead's id has; every contestant stores it. */
  static String name(long id) {
    String digits = Long.toString(id);
    return "timer-" + "0".repeat(20 - digits.length()) + digits;
  }

  static long id(String name) {
    return Long.parseLong(name, NAME_PREFIX, name.length(), 10);
  }

  /** SplitMix64: the same for every contestant and every run. */
  private static long mix(long index) {
    long z = (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public String toString() {
    return first + ":" + count + ":" + from + ":" + spread + ":" + shuffled;
  }
}
