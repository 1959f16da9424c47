package com.relevo.kit.stream;

import com.relevo.events.DeadLetters;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plumbing around a decision: unreadable records and ones the decision fails on go to the
 * dead-letter topic of where they came from, with the reason in headers, counted, and the stream
 * goes on. A subclass must decide before it writes state, so that a failure leaves none
 * half-written.
 */
public abstract class DecidingProcessor<T>
    implements Processor<String, Inbound<T>, String, Outbound> {
  private static final Logger log = LoggerFactory.getLogger(DecidingProcessor.class);

  private final String service;
  private final MeterRegistry metrics;
  private final LeadKeys keys;
  private final Map<EventType, Counter> published = new EnumMap<>(EventType.class);
  private @Nullable ProcessorContext<String, Outbound> context;

  /** For one that publishes nothing of leads. */
  protected DecidingProcessor(String service, MeterRegistry metrics) {
    this(service, metrics, LeadKeys.NONE);
  }

  protected DecidingProcessor(String service, MeterRegistry metrics, LeadKeys keys) {
    this.service = service;
    this.metrics = metrics;
    this.keys = keys;
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    this.context = context;
  }

  @Override
  public final void process(Record<String, Inbound<T>> record) {
    if (record.value() == null || isReplayForAnother(record)) {
      return;
    }
    try (RecordTrace.Work _ = RecordTrace.begin(service, topic(), record.headers())) {
      handle(record);
    }
  }

  /** Others that read the topic had no trouble with it, and have it already. */
  private boolean isReplayForAnother(Record<String, Inbound<T>> record) {
    Header wanted = record.headers().lastHeader(DeadLetters.REPLAY_FOR);
    return wanted != null && !service.equals(new String(wanted.value(), StandardCharsets.UTF_8));
  }

  private void handle(Record<String, Inbound<T>> record) {
    switch (record.value()) {
      case Inbound.Readable<T>(T value) -> decide(record, value);
      case Inbound.Erased<T> _ -> // what is owed to them ends with their LeadErased
          metrics.counter("relevo.events.erased", "service", service).increment();
      case Inbound.Beside<T>() -> {
        // nothing to decide
      }
      case Inbound.Unknown<T>(String type) ->
          metrics.counter("relevo.events.unknown", "service", service).increment();
      case Inbound.Unreadable<T>(String reason, String text, byte[] bytes) ->
          deadLetter(record, reason, text, bytes);
    }
  }

  private void decide(Record<String, Inbound<T>> record, T value) {
    try {
      on(record.key(), value, now());
    } catch (RuntimeException e) {
      if (e instanceof org.apache.kafka.common.KafkaException) {
        throw e; // the store or the broker, not this record: the stream must stop and start over
      }
      log.error("Decision failed on a record of {}; it goes to the dead letters", topic(), e);
      deadLetter(
          record,
          "decision_failed",
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          encode(value));
    }
  }

  /** Decides on one record. {@code now} is the wall clock, in tests the driver's. */
  protected abstract void on(String key, T value, Instant now);

  /** The value as its bytes on the topic, to dead-letter it. */
  protected abstract byte[] encode(T value);

  protected final ProcessorContext<String, Outbound> context() {
    if (context == null) {
      throw new IllegalStateException("Expected an initialised processor, but init was not called");
    }
    return context;
  }

  protected final Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  protected final String service() {
    return service;
  }

  /** The event as it is on its topic. */
  protected final byte[] encoded(Event event) {
    return EventJson.write(event, keys);
  }

  protected final MeterRegistry metrics() {
    return metrics;
  }

  protected final void publish(Event event) {
    published.computeIfAbsent(event.type(), this::publishedCounter).increment();
    send(Outbound.event(event, service, keys));
  }

  private Counter publishedCounter(EventType type) {
    return metrics.counter("relevo.events.published", "type", type.type());
  }

  protected final void send(Outbound outbound) {
    context()
        .forward(
            new Record<>(
                outbound.key(),
                outbound,
                Math.max(0, outbound.timestamp()),
                RecordTrace.headers()));
  }

  /** Sends a value that turned out to be unusable to the dead letters of the topic it came from. */
  protected final void deadLetter(
      Record<String, Inbound<T>> record, String reason, String text, byte[] bytes) {
    String topic = topic();
    metrics.counter("relevo.dead.letters", "topic", topic, "reason", reason).increment();
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(header ->
            headers.put(
                header.key(),
                header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    headers.put(DeadLetters.REASON, reason);
    headers.put(DeadLetters.TEXT, text);
    headers.put(DeadLetters.SERVICE, service);
    headers.put(DeadLetters.TOPIC, topic);
    headers.put(
        DeadLetters.PARTITION,
        context().recordMetadata().map(RecordMetadata::partition).map(String::valueOf).orElse(""));
    headers.put(
        DeadLetters.OFFSET,
        context().recordMetadata().map(RecordMetadata::offset).map(String::valueOf).orElse(""));
    headers.put(DeadLetters.AT, now().toString());
    send(
        new Outbound(
            Topic.deadLetterOf(topic),
            record.key() == null ? "" : record.key(),
            headers,
            bytes,
            context().currentSystemTimeMs()));
  }

  private String topic() {
    return context().recordMetadata().map(RecordMetadata::topic).orElse("unknown");
  }
}
