package com.relevo.kit.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.events.UnreadableEventException;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.topic.TopicFollower;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Every lead's key, from {@code relevo.lead-keys}. A key is written in the transaction of the
 * lead's first event, so whoever sees an event can tell that its key is gone: it waits until all is
 * read that was written by then. Where that takes too long it throws a KafkaException, and the
 * stream begins its step again.
 */
public final class LeadKeyLog extends TopicFollower implements LeadKeys, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeadKeyLog.class);

  /** Well below the time after which a broker ends a transaction. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<UUID, LeadKey> keys = new ConcurrentHashMap<>();
  private final GoneKeys gone = new GoneKeys();
  private final LogEnds ends;
  private final Duration patience;
  private final Object lock = new Object();
  private Map<TopicPartition, Long> readTo = Map.of();

  public LeadKeyLog(KafkaProperties kafka, KitProperties kit) {
    super(
        Topic.LEAD_KEYS.topicName(),
        Topic.LEAD_KEYS,
        From.BEGINNING,
        kafka,
        kit.topics().brokerWait());
    this.ends = new BrokerEnds(kafka.buildAdminProperties(), PATIENCE);
    this.patience = PATIENCE;
  }

  LeadKeyLog(Supplier<Consumer<String, byte[]>> consumers, LogEnds ends, Duration patience) {
    super("lead-keys", Topic.LEAD_KEYS, From.BEGINNING, "a test's", consumers, patience);
    this.ends = ends;
    this.patience = patience;
  }

  @Override
  protected void heard(ConsumerRecord<String, byte[]> record, boolean live) {
    UUID lead = uuid(record.key());
    if (record.value() == null) {
      keys.remove(lead);
      return;
    }
    try {
      keys.put(lead, LeadKey.read(record.value()));
    } catch (UnreadableEventException e) {
      log.error(
          "The key of {} at {} cannot be read: {}", record.key(), place(record), e.getMessage());
    }
  }

  private static String place(ConsumerRecord<String, byte[]> record) {
    return record.topic() + '/' + record.partition() + '/' + record.offset();
  }

  @Override
  protected void readTo(Map<TopicPartition, Long> positions) {
    synchronized (lock) {
      readTo = positions;
      lock.notifyAll();
    }
  }

  /** How many leads have a key. */
  public int size() {
    return keys.size();
  }

  @Override
  public Optional<LeadKey> of(LeadId lead) {
    UUID uuid = uuid(lead.value());
    LeadKey key = keys.get(uuid);
    if (key != null) {
      return Optional.of(key);
    }
    await(List.of(partition(lead)));
    return Optional.ofNullable(keys.get(uuid));
  }

  @Override
  public Optional<LeadKey> of(LeadId lead, int id) {
    UUID uuid = uuid(lead.value());
    Optional<LeadKey> key = known(uuid, id);
    if (key.isPresent() || gone.contains(uuid, id)) {
      return key;
    }
    await(List.of(partition(lead)));
    Optional<LeadKey> now = known(uuid, id);
    if (now.isEmpty()) {
      gone.add(uuid, id); // no key comes after what it sealed
    }
    return now;
  }

  private Optional<LeadKey> known(UUID lead, int id) {
    return Optional.ofNullable(keys.get(lead)).filter(key -> key.id() == id);
  }

  @Override
  public LeadKeys settled() {
    await(positions().keySet());
    return lead -> Optional.ofNullable(keys.get(uuid(lead.value())));
  }

  /** Until all is read that is written now; what a transaction wrote is read when it ends. */
  private void await(Collection<TopicPartition> partitions) {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<TopicPartition, Long> written = ends.of(partitions);
    synchronized (lock) {
      while (!isRead(written)) {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
          throw new TimeoutException(
              "Expected to read %s up to %s within %s, but is at %s: whether a lead has a key is not known"
                  .formatted(topic().topicName(), written, patience, readTo));
        }
        try {
          lock.wait(left);
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
    }
  }

  private boolean isRead(Map<TopicPartition, Long> written) {
    return written.entrySet().stream()
        .allMatch(end -> readTo.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<TopicPartition, Long> positions() {
    synchronized (lock) {
      return readTo;
    }
  }

  /** As producers choose it. */
  private TopicPartition partition(LeadId lead) {
    int count = Math.max(1, positions().size());
    int hash = Utils.toPositive(Utils.murmur2(lead.value().getBytes(UTF_8)));
    return new TopicPartition(topic().topicName(), hash % count);
  }

  /** Mostly it is one already; a third of the memory of text. */
  private static UUID uuid(String lead) {
    try {
      UUID uuid = UUID.fromString(lead);
      if (uuid.toString().equals(lead)) {
        return uuid;
      }
    } catch (IllegalArgumentException _) {
      // another's id
    }
    return UUID.fromString(EventIds.of(lead));
  }

  @Override
  public void close() throws Exception {
    if (ends instanceof AutoCloseable open) {
      open.close();
    }
  }
}
