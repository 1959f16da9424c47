package com.relevo.benchmarks.copy;

/** From one topic to the next, through one store. */
record Hop(String from, String to) {
  /** As {@link #toString()} writes it: {@code from>to}. */
  static Hop parse(String text) {
    int arrow = text.indexOf('>');
    return new Hop(text.substring(0, arrow), text.substring(arrow + 1));
  }

  @Override
  public String toString() {
    return from + ">" + to;
  }
}
