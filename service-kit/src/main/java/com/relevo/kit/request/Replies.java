package com.relevo.kit.request;

import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hears the outcomes of requests and hands each to the request that waits for it. Every instance
 * reads the whole topic from its end and without a group, so that none leaves one behind; it does
 * so before the web server takes the first request.
 */
public final class Replies<A> implements SmartLifecycle {
  /** The header of a reply, whose key is the request's id: which instance waits for it. */
  public static final String REPLY_TO = "relevo_reply_to";

  private static final Logger log = LoggerFactory.getLogger(Replies.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(100);

  /** After the topics were created (0), before the web server. */
  private static final int PHASE = 1;

  private final String instance = UUID.randomUUID().toString();
  private final Map<String, CompletableFuture<A>> waiting = new ConcurrentHashMap<>();
  private final String name;
  private final Topic topic;
  private final Reader<A> reader;
  private final Map<String, Object> config;
  private final Duration brokerWait;
  private volatile boolean running;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable Thread thread;

  /** Makes the outcome of a record; empty where this version cannot read it. */
  @FunctionalInterface
  public interface Reader<A> {
    Optional<A> read(Headers headers, byte[] value);
  }

  Replies(
      String name, Topic topic, Reader<A> reader, Map<String, Object> config, Duration brokerWait) {
    this.name = name;
    this.topic = topic;
    this.reader = reader;
    this.config = Map.copyOf(config);
    this.brokerWait = brokerWait;
  }

  /** What a request has to name for its reply to come here. */
  String instance() {
    return instance;
  }

  CompletableFuture<A> expect(String request) {
    return waiting.computeIfAbsent(request, _ -> new CompletableFuture<>());
  }

  void forget(String request) {
    waiting.remove(request);
  }

  @Override
  public void start() {
    KafkaConsumer<String, byte[]> assigned = assigned();
    consumer = assigned;
    running = true;
    thread = Thread.ofPlatform().name(name).daemon().start(() -> listen(assigned));
  }

  /** Positions are fetched here: a reply written from now on is not missed. */
  private KafkaConsumer<String, byte[]> assigned() {
    KafkaConsumer<String, byte[]> fresh = new KafkaConsumer<>(config);
    try {
      List<TopicPartition> partitions = partitions(fresh);
      fresh.assign(partitions);
      fresh.seekToEnd(partitions);
      partitions.forEach(each -> fresh.position(each, brokerWait));
      return fresh;
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  /** A topic that was created a moment ago is not yet known to every broker. */
  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> fresh) {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(brokerWait) < 0;
        waited = waited.plus(RETRY)) {
      List<TopicPartition> found =
          fresh.partitionsFor(topic.topicName(), brokerWait).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }
    throw new IllegalStateException(
        "Expected topic " + topic.topicName() + ", but there is none after " + brokerWait);
  }

  private void listen(KafkaConsumer<String, byte[]> consumer) {
    try (consumer) {
      while (running) {
        poll(consumer);
      }
    } catch (WakeupException _) {
      // stop() said so
    }
  }

  private void poll(KafkaConsumer<String, byte[]> consumer) {
    try {
      consumer.poll(POLL).forEach(this::deliver);
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      log.warn("Replies cannot be read now; trying again", e);
    }
  }

  private void deliver(ConsumerRecord<String, byte[]> reply) {
    if (instance.equals(replyTo(reply.headers()))) {
      CompletableFuture<A> waiter = waiting.get(reply.key());
      if (waiter != null) {
        reader.read(reply.headers(), reply.value()).ifPresent(waiter::complete);
      }
    }
  }

  private static @Nullable String replyTo(Headers headers) {
    Header header = headers.lastHeader(REPLY_TO);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void stop() {
    running = false;
    KafkaConsumer<String, byte[]> listening = consumer;
    if (listening != null) {
      listening.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
