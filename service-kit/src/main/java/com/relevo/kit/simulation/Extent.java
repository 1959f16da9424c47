package com.relevo.kit.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Which records of which partitions are read. */
public record Extent(Map<TopicPartition, Range> ranges) {
  public Extent {
    ranges = Map.copyOf(ranges);
  }

  /** Offsets, without the last. */
  public record Range(long from, long to) {
    long records() {
      return Math.max(0, to - from);
    }
  }

  /** How many at most: transactions' markers have offsets, too. */
  public long records() {
    return ranges.values().stream().mapToLong(Range::records).sum();
  }

  /** A lead has the same partition in every topic, so that each can be looked at by itself. */
  public Collection<Extent> byPartition() {
    Map<Integer, Map<TopicPartition, Range>> parts = new TreeMap<>();
    ranges.forEach((partition, range) ->
        parts.computeIfAbsent(partition.partition(), _ -> new HashMap<>()).put(partition, range));
    return parts.values().stream().map(Extent::new).toList();
  }

  List<TopicPartition> partitions() {
    return List.copyOf(ranges.keySet());
  }

  boolean has(TopicPartition partition, long offset) {
    Range range = ranges.get(partition);
    return range != null && offset < range.to();
  }
}
