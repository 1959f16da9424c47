package com.relevo.benchmarks.intake;

import java.util.Comparator;
import java.util.List;

/** A process' resident set over some time, in bytes; zeros where nobody tells it. */
record Memory(long first, long last, long largest) {
  static Memory at(long bytes) {
    return new Memory(bytes, bytes, bytes);
  }

  Memory then(long bytes) {
    return new Memory(first, bytes, Math.max(largest, bytes));
  }

  /** That which grew most. */
  static Memory worst(List<Memory> all) {
    return all.stream().max(Comparator.comparingLong(each -> each.last - each.first)).orElseThrow();
  }

  String text() {
    return "%d, %d, %d".formatted(first >> 20, last >> 20, largest >> 20);
  }
}
