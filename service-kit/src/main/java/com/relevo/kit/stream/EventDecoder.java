package com.relevo.kit.stream;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Reads events of the catalogue by their {@code ce_type} header. One whose type does not {@link
 * #matters matter} is not parsed: where they are most of a topic, that is most of the work.
 */
public final class EventDecoder implements Decoder<Event> {
  private final LeadKeys keys;
  private final Predicate<EventType> matters;

  /** For events of which nothing is personal, or of which that does not matter. */
  public EventDecoder(Predicate<EventType> matters) {
    this(LeadKeys.NONE, matters);
  }

  public EventDecoder(LeadKeys keys, Predicate<EventType> matters) {
    this.keys = keys;
    this.matters = matters;
  }

  @Override
  public Inbound<Event> decode(String topic, Headers headers, byte[] value) {
    Header type = headers.lastHeader(CloudEvents.TYPE);
    if (type == null || type.value() == null) {
      return new Inbound.Unreadable<>(
          "no_type", "Expected a " + CloudEvents.TYPE + " header, but there is none", value);
    }
    String name = new String(type.value(), StandardCharsets.UTF_8);
    return EventType.ofType(name)
        .map(known -> matters.test(known) ? read(known, value) : new Inbound.Beside<Event>())
        .orElseGet(() -> new Inbound.Unknown<>(name));
  }

  private Inbound<Event> read(EventType type, byte[] value) {
    try {
      EventJson.Opened opened = EventJson.read(type, value, keys);
      return opened.erased()
          ? new Inbound.Erased<>(opened.event())
          : new Inbound.Readable<>(opened.event());
    } catch (UnreadableEventException e) {
      return new Inbound.Unreadable<>("unreadable", String.valueOf(e.getMessage()), value);
    }
  }
}
