package com.relevo.sla.watermark;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Turns what was asked of the log, where it ended at which instant, and how far it has been read
 * since into the instant by which all was read. By partition number, over all topics that have it.
 */
final class ReadProgress {
  private static final int PENDING = 64;

  private final Map<Integer, Deque<Asked>> pending = new HashMap<>();

  private record Asked(Instant at, Map<TopicPartition, Long> ends) {}

  /** At {@code at} or later, the log ended at {@code ends}. */
  void asked(Instant at, Map<TopicPartition, Long> ends) {
    byNumber(ends)
        .forEach((partition, own) -> {
          Deque<Asked> waiting = pending.computeIfAbsent(partition, _ -> new ArrayDeque<>());
          if (waiting.size() == PENDING) {
            waiting
                .removeLast(); // behind a backlog the first ones are reached first, and the newest
            // last
          }
          waiting.addLast(new Asked(at, own));
        });
  }

  /** The partitions of which everything has been read now, and by when it was written. */
  Map<Integer, Instant> advance(ToLongFunction<TopicPartition> read) {
    Map<Integer, Instant> advanced = new HashMap<>();
    pending.forEach((partition, waiting) -> {
      while (!waiting.isEmpty() && reached(waiting.peekFirst(), read)) {
        advanced.put(partition, waiting.removeFirst().at);
      }
    });
    return advanced;
  }

  private static boolean reached(Asked asked, ToLongFunction<TopicPartition> read) {
    return asked.ends.entrySet().stream()
        .allMatch(end -> read.applyAsLong(end.getKey()) >= end.getValue());
  }

  private static Map<Integer, Map<TopicPartition, Long>> byNumber(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                end -> end.getKey().partition(),
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
