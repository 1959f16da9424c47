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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * {@code LeadAssigned} names the lead by its id alone; whose id it is, {@code LeadCaptured} tells
 * by the e-mail address, which is sealed with the lead's key. The three come from different topics,
 * so either may be received first.
 */
final class AssignmentEnds implements Ends {
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Long> assignedAt = new HashMap<>();
  private final Map<String, LeadKey> keys = new HashMap<>();
  private final Map<String, byte[]> sealed = new HashMap<>();

  @Override
  public Set<String> topics() {
    return Set.of(Topic.LEADS.topicName(), Topic.LEAD_KEYS.topicName(), Topic.HANDOFFS.topicName());
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record, long nanos, Seen seen) {
    String leadId = record.key();
    String type = type(record);
    if (record.topic().equals(Topic.LEAD_KEYS.topicName())) {
      keys.put(leadId, LeadKey.read(record.value()));
    } else if (type.equals(EventType.LEAD_CAPTURED.type())) {
      sealed.put(leadId, record.value());
    } else if (type.equals(EventType.LEAD_ASSIGNED.type())) {
      assignedAt.put(leadId, nanos);
    } else {
      return;
    }
    if (keys.containsKey(leadId) && sealed.containsKey(leadId)) {
      numbers.put(leadId, number(sealed.remove(leadId)));
    }
    // The number stays, so that a second assignment of the lead would be noticed.
    Long number = numbers.get(leadId);
    if (number != null && assignedAt.containsKey(leadId)) {
      seen.end(number, assignedAt.remove(leadId));
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
