package com.relevo.kit.topic;

import com.relevo.events.Topic;
import com.relevo.kit.config.BrokerUnavailableException;
import com.relevo.kit.topic.BackgroundThread.Stop;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;

/**
 * Reads all partitions of a topic without a group, what is committed only: what is there before the
 * streams and the web server start, then whatever comes, in a thread of its own. Where the broker
 * fails it goes on later from where it was, for ever.
 */
public abstract class TopicFollower implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** How many polls without a record until it is asked whether there is none. */
  private static final int POLLS_PER_LOOK = 10;

  /** After the topics were created (0), before the web server and the stream bindings. */
  private static final int PHASE = 1;

  private final Topic topic;
  private final From from;
  private final String servers;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Duration brokerWait;
  private final BackgroundThread thread;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile long allReadNanos;
  private int polls;

  /** Where reading begins. */
  public enum From {
    /** What is on the topic is all read when {@link #start} returns. */
    BEGINNING,
    /** What is written from the moment on at which {@link #start} returns. */
    END
  }

  /** {@code name} is the thread's and the client's. */
  protected TopicFollower(
      String name, Topic topic, From from, KafkaProperties kafka, Duration brokerWait) {
    this(
        name,
        topic,
        from,
        String.join(",", kafka.getBootstrapServers()),
        () -> new KafkaConsumer<>(config(name, kafka)),
        brokerWait);
  }

  /** Over consumers that somebody else makes; {@code servers} is what they ask, for messages. */
  protected TopicFollower(
      String name,
      Topic topic,
      From from,
      String servers,
      Supplier<Consumer<String, byte[]>> consumers,
      Duration brokerWait) {
    this.topic = topic;
    this.from = from;
    this.servers = servers;
    this.consumers = consumers;
    this.brokerWait = brokerWait;
    this.thread = new BackgroundThread(name, this::follow);
  }

  private static Map<String, Object> config(String name, KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) PAUSE.toMillis());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return config;
  }

  /**
   * A record; its value is null where the key was deleted. {@code live} is false for what was there
   * when this instance started. Called by one thread at a time; must not throw.
   */
  protected abstract void heard(ConsumerRecord<String, byte[]> record, boolean live);

  /** Called after each look, about once a second; {@code all} where nothing is known unread. */
  protected void looked(boolean all) {}

  /** Called after each read; {@code positions} is what comes next of each partition. */
  protected void readTo(Map<TopicPartition, Long> positions) {}

  public final Topic topic() {
    return topic;
  }

  /** How long ago it was last seen that nothing on the topic is unread. */
  public final Duration unreadFor() {
    return Duration.ofNanos(System.nanoTime() - allReadNanos);
  }

  @Override
  public final void start() {
    try {
      Consumer<String, byte[]> open = open(brokerWait);
      if (from == From.BEGINNING) {
        readAll(open);
      }
    } catch (KafkaException e) {
      close();
      throw new BrokerUnavailableException(servers, brokerWait, e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    tell(true);
    thread.start();
  }

  private void readAll(Consumer<String, byte[]> open) {
    long deadline = System.nanoTime() + brokerWait.toNanos();
    while (!isAllRead(open)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "Expected to read all of " + topic.topicName() + ", but it is not over");
      }
      poll(open, PAUSE, false);
    }
  }

  private void follow(Stop stop) throws InterruptedException {
    boolean reachable = true;
    try {
      while (!stop.asked()) {
        try {
          tell(look());
          reachable = true;
        } catch (WakeupException | InterruptException e) {
          throw e;
        } catch (RuntimeException e) {
          // Whatever it is, this thread must go on: without it nothing is heard any more.
          if (reachable) {
            log.warn("{} cannot be read now; it is tried again", topic.topicName(), e);
          }
          reachable = false;
          close();
          stop.askedWithin(POLL);
        }
      }
    } finally {
      close();
    }
  }

  private void tell(boolean all) {
    if (all) {
      allReadNanos = System.nanoTime();
    }
    looked(all);
  }

  /** Whether it is known that there are no other records. */
  private boolean look() {
    Consumer<String, byte[]> open = open(ASK);
    if (poll(open, POLL, true) > 0 || ++polls % POLLS_PER_LOOK != 0) {
      return false;
    }
    if (open.partitionsFor(topic.topicName(), ASK).size() != open.assignment().size()) {
      close(); // there are more now
      return false;
    }
    return isAllRead(open);
  }

  private static boolean isAllRead(Consumer<String, byte[]> open) {
    return open.endOffsets(open.assignment(), ASK).entrySet().stream()
        .allMatch(end -> open.position(end.getKey(), ASK) >= end.getValue());
  }

  private int poll(Consumer<String, byte[]> open, Duration wait, boolean live) {
    int found = 0;
    for (ConsumerRecord<String, byte[]> record : open.poll(wait)) {
      if (record.key() != null) {
        heard(record, live);
      }
      positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      found++;
    }
    // Where a transaction ended there is no record, but it has been read.
    open.assignment().forEach(each -> positions.put(each, open.position(each, ASK)));
    readTo(Map.copyOf(positions));
    return found;
  }

  private Consumer<String, byte[]> open(Duration wait) {
    Consumer<String, byte[]> open = consumer;
    if (open != null) {
      return open;
    }
    Consumer<String, byte[]> fresh = consumers.get();
    consumer = fresh;
    Collection<TopicPartition> partitions = partitions(fresh, wait);
    boolean first = positions.isEmpty();
    fresh.assign(partitions);
    for (TopicPartition partition : partitions) {
      Long known = positions.get(partition);
      if (known != null) {
        fresh.seek(partition, known);
      } else if (first && from == From.END) {
        fresh.seekToEnd(List.of(partition));
      } else {
        fresh.seekToBeginning(List.of(partition));
      }
    }
    // Fetched here, so that nothing that is written from now on is missed.
    partitions.forEach(each -> positions.put(each, fresh.position(each, wait)));
    readTo(Map.copyOf(positions));
    return fresh;
  }

  /** A topic that was created a moment ago is not yet known to every broker. */
  private List<TopicPartition> partitions(Consumer<String, byte[]> fresh, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    do {
      List<TopicPartition> found =
          fresh.partitionsFor(topic.topicName(), wait).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    } while (System.nanoTime() < deadline);
    throw new TimeoutException(
        "Expected topic " + topic.topicName() + ", but there is none after " + wait);
  }

  private void close() {
    Consumer<String, byte[]> open = consumer;
    consumer = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public final void stop() {
    thread.stop(() -> {
      Consumer<String, byte[]> open = consumer;
      if (open != null) {
        open.wakeup();
      }
    });
  }

  @Override
  public final boolean isRunning() {
    return thread.isRunning();
  }

  @Override
  public final int getPhase() {
    return PHASE;
  }
}
