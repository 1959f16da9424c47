package com.relevo.benchmarks.copy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the copy's three: from topic {@link #from} to {@link #to}, through {@code stores} stores,
 * with {@code asides} records to topics besides, which every hop reads and does nothing with.
 */
record Hop(int position, int stores, int asides) {
  static final int COUNT = 3;

  static String topic(int position) {
    return "copy." + position;
  }

  /** As {@link #toString()} writes it. */
  static Hop parse(String text) {
    String[] parts = text.split(":", -1);
    return new Hop(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  String from() {
    return topic(position);
  }

  String to() {
    return topic(position + 1);
  }

  List<String> storeNames() {
    return IntStream.range(0, stores).mapToObj(i -> "seen-" + i).toList();
  }

  List<String> asideTopics() {
    return IntStream.range(0, asides).mapToObj(i -> from() + ".aside." + i).toList();
  }

  /** What is written besides by this hop and the others. */
  List<String> everyAsideTopic() {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> new Hop(i, stores, asides))
        .flatMap(hop -> hop.asideTopics().stream())
        .toList();
  }

  @Override
  public String toString() {
    return position + ":" + stores + ":" + asides;
  }
}
