package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import com.relevo.kit.agreement.AgreementBook.Heard;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.topic.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Reads {@code relevo.agreements} into the book: all of it before any stream starts, so that
 * nothing is decided by less than what is known, then whatever comes.
 */
final class AgreementLog extends TopicFollower {
  private static final Logger log = LoggerFactory.getLogger(AgreementLog.class);

  private final EventDecoder decoder =
      new EventDecoder(
          type -> type == EventType.AGREEMENT_SCHEDULED || type == EventType.AGREEMENT_WITHDRAWN);
  private final AgreementBook book;
  private final AgreementMetrics metrics;
  private final List<InForceListener> listeners;
  private final InstantSource clock;
  private volatile Instant allReadAt = Instant.EPOCH;
  private @Nullable String inForce;

  AgreementLog(
      KafkaProperties kafka,
      AgreementBook book,
      AgreementMetrics metrics,
      List<InForceListener> listeners,
      Duration brokerWait,
      InstantSource clock) {
    super("agreements", Topic.AGREEMENTS, From.BEGINNING, kafka, brokerWait);
    this.book = book;
    this.metrics = metrics;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /** When it was last seen that nothing on the topic is unread. */
  Instant allReadAt() {
    return allReadAt;
  }

  @Override
  protected void heard(ConsumerRecord<String, byte[]> record, boolean live) {
    Heard heard =
        book.hear(
            record.key(),
            record.value() == null
                ? null
                : decoder.decode(record.topic(), record.headers(), record.value()));
    heard(record.key(), heard, live);
  }

  @Override
  protected void looked(boolean all) {
    if (all) {
      allReadAt = clock.instant();
    }
    tellInForce();
  }

  /** {@code live} is false for what was on the topic when this instance started. */
  private void heard(String key, Heard heard, boolean live) {
    switch (heard) {
      case Heard.Nothing() -> {
        // a notice
      }
      case Heard.Scheduled(Switch change) -> {
        log.info(
            "Agreement {} takes effect at {}", change.agreement().version(), change.effectiveAt());
        lookWhetherLate(change, live);
      }
      case Heard.Withdrawn(Switch change) -> {
        log.info("Agreement {} is withdrawn", change.agreement().version());
        lookWhetherLate(change, live);
      }
      case Heard.Unreadable(String why) -> {
        log.error("Agreement {} cannot be read and is passed over: {}", key, why);
        metrics.unreadable();
      }
    }
  }

  /** The version all began with is published when alignment-service first starts: no news. */
  private void lookWhetherLate(Switch change, boolean live) {
    boolean begun =
        change.effectiveAt().equals(Instant.EPOCH)
            && change.agreement().version().equals(book.timeline().beginning().version());
    if (live && !begun && !change.effectiveAt().isAfter(clock.instant())) {
      log.warn(
          "Expected to hear of agreement {} before it takes effect at {}, but it is later; what was decided since then stays",
          change.agreement().version(),
          change.effectiveAt());
      metrics.late();
    }
  }

  private void tellInForce() {
    Agreement agreement = book.timeline().at(clock.instant());
    if (!agreement.version().equals(inForce)) {
      inForce = agreement.version();
      log.info("Agreement {} ({}) is in force", agreement.version(), agreement.name());
      listeners.forEach(listener -> listener.inForce(agreement));
    }
  }
}
