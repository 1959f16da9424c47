package com.relevo.kit.roster;

import com.relevo.events.Event;
import com.relevo.events.RosterEvent;
import com.relevo.events.Topic;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.topic.TopicFollower;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Reads {@code relevo.reps} or {@code relevo.accounts} into the book. */
public final class RosterLog extends TopicFollower {
  private static final Logger log = LoggerFactory.getLogger(RosterLog.class);

  private final EventDecoder decoder = new EventDecoder(_ -> true);
  private final RosterBook book;

  /** {@code topic} is one of the two. */
  public RosterLog(Topic topic, RosterBook book, KafkaProperties kafka, KitProperties kit) {
    super(topic.topicName(), topic, From.BEGINNING, kafka, kit.topics().brokerWait());
    this.book = book;
  }

  /** A record that cannot be read leaves what was known of its key. */
  @Override
  protected void heard(ConsumerRecord<String, byte[]> record, boolean live) {
    if (record.value() == null) {
      return;
    }
    switch (decoder.decode(record.topic(), record.headers(), record.value())) {
      case Inbound.Readable<Event>(RosterEvent event) -> book.hear(event);
      case Inbound.Unreadable<Event>(String reason, String text, byte[] _) ->
          log.error("{} of {} cannot be read ({}): {}", record.key(), topic(), reason, text);
      case Inbound.Readable<Event> _,
          Inbound.Erased<Event> _,
          Inbound.Beside<Event> _,
          Inbound.Unknown<Event> _ -> {
        // a newer version's
      }
    }
  }
}
