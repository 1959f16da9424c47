package com.relevo.kit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private static final TopicPartition LEADS_0 = new TopicPartition("leads", 0);
  private static final TopicPartition LEADS_1 = new TopicPartition("leads", 1);
  private static final TopicPartition HANDOFFS_0 = new TopicPartition("handoffs", 0);

  private final InOrder inOrder = new InOrder(List.of(LEADS_0, LEADS_1, HANDOFFS_0));
  private final List<Long> seen = new ArrayList<>();

  private static ConsumerRecord<String, byte[]> record(
      TopicPartition partition, long offset, long timestamp) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        "lead",
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }

  private void drain() {
    inOrder.drain(record -> seen.add(record.timestamp()));
  }

  @Test
  void waitsForAPartitionThatHasShownNothing() {
    inOrder.add(record(LEADS_0, 0, 10));
    inOrder.add(record(LEADS_1, 0, 5));
    drain();
    assertThat(seen).isEmpty();

    inOrder.add(record(HANDOFFS_0, 0, 7));
    drain();
    assertThat(seen).as("the next of leads-1 may be before 10").containsExactly(5L);

    inOrder.end(LEADS_1);
    inOrder.end(LEADS_1);
    drain();
    assertThat(seen).as("of handoffs nothing is known after 7").containsExactly(5L, 7L);

    inOrder.end(HANDOFFS_0);
    inOrder.end(LEADS_0);
    drain();
    assertThat(seen).containsExactly(5L, 7L, 10L);
    assertThat(inOrder.held(LEADS_0)).isZero();
  }

  @Test
  void mixesPartitionsByTimeHoweverTheyCome() {
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      List<TopicPartition> partitions = List.of(LEADS_0, LEADS_1, HANDOFFS_0);
      InOrder mixed = new InOrder(partitions);
      List<Long> times = new ArrayList<>();
      long[] offsets = new long[3];
      for (int i = 0; i < 300; i++) {
        int which = random.nextInt(3);
        if (offsets[which] < 100) {
          mixed.add(record(partitions.get(which), offsets[which], offsets[which] * 3 + which));
          offsets[which]++;
        }
        if (random.nextInt(10) == 0) {
          mixed.drain(record -> times.add(record.timestamp()));
        }
      }
      partitions.forEach(mixed::end);
      mixed.drain(record -> times.add(record.timestamp()));

      assertThat(times).as("seed %d", seed).isSorted();
      assertThat(times).hasSize((int) (offsets[0] + offsets[1] + offsets[2]));
    }
  }
}
