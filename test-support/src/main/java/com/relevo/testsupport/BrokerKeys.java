package com.relevo.testsupport;

import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The keys of leads on a broker, as far as they are committed whenever one is asked for. */
final class BrokerKeys implements LeadKeys, AutoCloseable {
  private final SecureRandom random = new SecureRandom();
  private final Map<LeadId, LeadKey> keys = new HashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final BiConsumer<LeadId, byte[]> publisher;

  BrokerKeys(KafkaConsumer<String, byte[]> consumer, BiConsumer<LeadId, byte[]> publisher) {
    this.consumer = consumer;
    this.publisher = publisher;
  }

  @Override
  public synchronized Optional<LeadKey> of(LeadId lead) {
    readOn();
    return Optional.ofNullable(keys.get(lead));
  }

  /** As {@link #of}, and makes the lead's key where it has none, as lead-intake does. */
  LeadKeys making() {
    return lead -> of(lead).or(() -> Optional.of(make(lead)));
  }

  private LeadKey make(LeadId lead) {
    LeadKey key = LeadKey.random(random);
    publisher.accept(lead, key.write());
    return key;
  }

  private void readOn() {
    if (consumer.assignment().isEmpty()) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topic.LEAD_KEYS.topicName()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::heard);
    }
  }

  private void heard(ConsumerRecord<String, byte[]> record) {
    LeadId lead = new LeadId(record.key());
    if (record.value() == null) {
      keys.remove(lead);
    } else {
      keys.put(lead, LeadKey.read(record.value()));
    }
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
