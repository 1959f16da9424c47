package com.relevo.scoring.stream;

import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** Reads events by {@code ce_type} and scoring's own messages by {@code relevo_type}. */
final class ScoringInputDecoder implements Decoder<ScoringInput> {
  private static final Set<String> OWN =
      Set.of(Topic.SCORING_ACCOUNTS.topicName(), Topic.SCORING_STANDINGS.topicName());

  private final EventDecoder events;

  ScoringInputDecoder(LeadKeys keys) {
    this.events = new EventDecoder(keys, ScoringInputDecoder::matters);
  }

  /** How sales gets to its word on a lead is theirs. */
  private static boolean matters(EventType type) {
    return switch (type) {
      case HANDOFF_OPENED, LEAD_UNROUTED, LEAD_ASSIGNED, CONTACT_LOGGED -> false;
      default -> true;
    };
  }

  @Override
  public Inbound<ScoringInput> decode(String topic, Headers headers, byte[] value) {
    return OWN.contains(topic)
        ? ScoringWire.read(headers, value)
        : events
            .decode(topic, headers, value)
            .then((Event event) -> new Inbound.Readable<>(new ScoringInput.Happened(event)));
  }
}
