package com.relevo.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeadKeyLogTest {
  private static final String TOPIC = Topic.LEAD_KEYS.topicName();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final LeadId JANE = new LeadId("0b4a7f6e-3a51-8d0f-9f5c-2b1d7c6e5a40");

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final AtomicLong end = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final LeadKey key = LeadKey.random(new SecureRandom());
  private LeadKeyLog log = log(Duration.ofSeconds(30));

  private LeadKeyLog log(Duration patience) {
    return new LeadKeyLog(
        () -> consumer,
        partitions -> {
          asked.incrementAndGet();
          assertThat(partitions).containsOnly(PARTITION);
          return Map.of(PARTITION, end.get());
        },
        patience);
  }

  LeadKeyLogTest() {
    Node node = new Node(1, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
  }

  @AfterEach
  void stop() {
    log.stop();
  }

  @Test
  void knowsAKeyUntilItIsDeleted() {
    log.start();
    come(0, JANE, key.write());
    assertThat(id(log.of(JANE))).contains(key.id());
    assertThat(id(log.of(JANE, key.id()))).contains(key.id());
    assertThat(log.size()).isEqualTo(1);

    come(1, JANE, null);
    assertThat(log.of(JANE)).isEmpty();
    assertThat(log.of(JANE, key.id())).isEmpty();
    assertThat(log.size()).isZero();
  }

  @Test
  void waitsForAKeyThatIsWrittenAndNotReadYet() {
    log.start();
    end.set(1);
    CompletableFuture<Optional<LeadKey>> waiting =
        CompletableFuture.supplyAsync(() -> log.of(JANE, key.id()));
    consumer.schedulePollTask(() -> consumer.addRecord(record(0, JANE, key.write())));
    assertThat(id(waiting.join())).contains(key.id());
  }

  @Test
  void asksOnceForAKeyThatIsGone() {
    log.start();
    LeadKey before = LeadKey.random(new SecureRandom());
    come(0, JANE, key.write());
    assertThat(log.of(JANE, before.id())).isEmpty();
    assertThat(log.of(JANE, before.id())).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void saysSoWhereItCannotKnow() {
    log = log(Duration.ofMillis(100));
    log.start();
    end.set(7);
    assertThatThrownBy(() -> log.of(JANE))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("{relevo.lead-keys-0=7}");
  }

  @Test
  void onceSettledAsksForNothingMore() {
    log.start();
    come(0, JANE, key.write());
    LeadKeys settled = log.settled();
    asked.set(0);
    assertThat(id(settled.of(JANE))).contains(key.id());
    assertThat(settled.of(new LeadId("lead-1"), 4)).isEmpty();
    assertThat(asked).hasValue(0);
  }

  @Test
  void aRecordThatIsNoKeyIsPassedOver() {
    log.start();
    come(0, JANE, new byte[] {'{', '}'});
    come(1, JANE, key.write());
    assertThat(id(log.of(JANE))).contains(key.id());
  }

  /** Keys have no equality: nobody is to compare secrets. */
  private static Optional<Integer> id(Optional<LeadKey> key) {
    return key.map(LeadKey::id);
  }

  private void come(long offset, LeadId lead, byte[] value) {
    consumer.schedulePollTask(() -> consumer.addRecord(record(offset, lead, value)));
    end.set(offset + 1);
    LeadKeys _ = log.settled(); // waits until it is read
    asked.set(0);
  }

  private static ConsumerRecord<String, byte[]> record(long offset, LeadId lead, byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, offset, lead.value(), value);
  }
}
