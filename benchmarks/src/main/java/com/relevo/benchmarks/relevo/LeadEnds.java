package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.load.Ends;
import com.relevo.benchmarks.load.LeadBody;
import com.relevo.events.CloudEvents;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What ends a lead's way names it by its id alone; whose id it is, {@code LeadCaptured} tells by
 * the e-mail address, which is sealed with the lead's key. The three come from different topics, so
 * either may be received first.
 */
final class LeadEnds implements Ends {
  private final EventType end;
  private final Predicate<byte[]> isEnd;
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Long> endedAt = new HashMap<>();
  private final Map<String, LeadKey> keys = new HashMap<>();
  private final Map<String, byte[]> sealed = new HashMap<>();

  private LeadEnds(EventType end, Predicate<byte[]> isEnd) {
    this.end = end;
    this.isEnd = isEnd;
  }

  /** A lead is through when a rep has it. */
  static LeadEnds atAssignment() {
    return new LeadEnds(EventType.LEAD_ASSIGNED, _ -> true);
  }

  /** A lead is through when its clock of this target runs. */
  static LeadEnds atClock(String target) {
    return new LeadEnds(
        EventType.SLA_STARTED,
        json -> target.equals(EventJson.mapper().readTree(json).at("/instance/target").asString()));
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topic.LEADS.topicName(), Topic.LEAD_KEYS.topicName(), end.topic().topicName());
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record, long nanos, Seen seen) {
    String leadId = record.key();
    String type = type(record);
    if (record.topic().equals(Topic.LEAD_KEYS.topicName())) {
      keys.put(leadId, LeadKey.read(record.value()));
    } else if (type.equals(EventType.LEAD_CAPTURED.type())) {
      sealed.put(leadId, record.value());
    } else if (type.equals(end.type()) && isEnd.test(record.value())) {
      endedAt.put(leadId, nanos);
    } else {
      return;
    }
    if (keys.containsKey(leadId) && sealed.containsKey(leadId)) {
      numbers.put(leadId, number(sealed.remove(leadId)));
    }
    // The number stays, so that a second end of the lead would be noticed.
    Long number = numbers.get(leadId);
    if (number != null && endedAt.containsKey(leadId)) {
      seen.end(number, endedAt.remove(leadId));
    }
  }

  private long number(byte[] leadCaptured) {
    LeadKeys known = lead -> Optional.ofNullable(keys.get(lead.value()));
    EventJson.Opened opened = EventJson.read(EventType.LEAD_CAPTURED, leadCaptured, known);
    return LeadBody.number(String.valueOf(((LeadCaptured) opened.event()).profile().email()));
  }

  private static String type(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader(CloudEvents.TYPE);
    return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
  }
}
