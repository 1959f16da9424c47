package com.relevo.alignment.store;

import com.relevo.alignment.domain.BreachChange;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what it reads into the list of breaches, a batch in one transaction, before the batch's
 * offsets are committed: what is read again after a crash changes nothing.
 */
final class BreachReader implements BatchMessageListener<String, byte[]> {
  static final Duration KEPT = Duration.ofDays(7);
  private static final Logger log = LoggerFactory.getLogger(BreachReader.class);

  private final EventDecoder decoder =
      new EventDecoder(type -> type.topic() == Topic.SLA || type == EventType.LEAD_ERASED);
  private final BreachList list;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  BreachReader(BreachList list, TransactionTemplate transaction, InstantSource clock) {
    this.list = list;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    transaction.executeWithoutResult(_ -> {
      records.forEach(this::read);
      list.forgetBefore(clock.instant().minus(KEPT));
    });
  }

  /** What nobody can read is whose stream reads the topic to decide; a list can do without it. */
  private void read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    switch (decoder.decode(record.topic(), record.headers(), record.value())) {
      case Inbound.Readable<Event>(var event) -> BreachChange.of(event).ifPresent(list::apply);
      case Inbound.Unreadable<Event> unreadable ->
          log.warn(
              "Record {} of {}-{} is not in the list of breaches: {}",
              record.offset(),
              record.topic(),
              record.partition(),
              unreadable.text());
      default -> {
        // of a newer writer, or nothing that the list shows
      }
    }
  }
}
