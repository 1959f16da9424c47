package com.relevo.kit.request;

import com.relevo.events.Topic;
import com.relevo.kit.topic.TopicFollower;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Hears the outcomes of requests and hands each to the request that waits for it. Every instance
 * reads the whole topic from its end, so that no outcome written after its start is missed.
 */
public final class Replies<A> extends TopicFollower {
  /** The header of a reply, whose key is the request's id: which instance waits for it. */
  public static final String REPLY_TO = "relevo_reply_to";

  private final String instance = UUID.randomUUID().toString();
  private final Map<String, CompletableFuture<A>> waiting = new ConcurrentHashMap<>();
  private final Reader<A> reader;

  /** Makes the outcome of a record; empty where this version cannot read it. */
  @FunctionalInterface
  public interface Reader<A> {
    Optional<A> read(Headers headers, byte[] value);
  }

  Replies(String name, Topic topic, Reader<A> reader, KafkaProperties kafka, Duration brokerWait) {
    super(name, topic, From.END, kafka, brokerWait);
    this.reader = reader;
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
  protected void heard(ConsumerRecord<String, byte[]> reply, boolean live) {
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
}
