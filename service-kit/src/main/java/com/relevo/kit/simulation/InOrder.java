package com.relevo.kit.simulation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of several partitions in the order of their times, each partition's in its own order: one
 * is passed on when every partition that is not read to its end yet has shown its next.
 */
final class InOrder {
  private static final Comparator<Line> EARLIEST =
      Comparator.comparingLong((Line line) -> line.records.getFirst().timestamp())
          .thenComparingInt(line -> line.partition.partition())
          .thenComparing(line -> line.partition.topic());

  private final Map<TopicPartition, Line> lines = new HashMap<>();
  private final PriorityQueue<Line> waiting = new PriorityQueue<>(EARLIEST);

  /** How many are read on, but have nothing to show. */
  private int unseen;

  private static final class Line {
    private final TopicPartition partition;
    private final Deque<ConsumerRecord<String, byte[]>> records = new ArrayDeque<>();
    private boolean open = true;

    private Line(TopicPartition partition) {
      this.partition = partition;
    }
  }

  InOrder(Collection<TopicPartition> partitions) {
    partitions.forEach(each -> lines.put(each, new Line(each)));
    unseen = lines.size();
  }

  void add(ConsumerRecord<String, byte[]> record) {
    Line line = line(new TopicPartition(record.topic(), record.partition()));
    line.records.addLast(record);
    if (line.records.size() == 1) {
      unseen -= line.open ? 1 : 0;
      waiting.add(line);
    }
  }

  /** Nothing more comes of this partition; saying so again changes nothing. */
  void end(TopicPartition partition) {
    Line line = line(partition);
    if (line.open) {
      line.open = false;
      unseen -= line.records.isEmpty() ? 1 : 0;
    }
  }

  int held(TopicPartition partition) {
    return line(partition).records.size();
  }

  void drain(Consumer<ConsumerRecord<String, byte[]>> sink) {
    while (unseen == 0 && !waiting.isEmpty()) {
      Line line = waiting.remove();
      ConsumerRecord<String, byte[]> next = line.records.removeFirst();
      if (!line.records.isEmpty()) {
        waiting.add(line);
      } else if (line.open) {
        unseen++;
      }
      sink.accept(next);
    }
  }

  private Line line(TopicPartition partition) {
    return Objects.requireNonNull(lines.get(partition), partition::toString);
  }
}
