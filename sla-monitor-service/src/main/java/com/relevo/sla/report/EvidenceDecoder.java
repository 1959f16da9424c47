package com.relevo.sla.report;

import com.relevo.agreement.Agreement;
import com.relevo.events.EventType;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** Reads what reports look at. Captures are most of all events; they matter to one measure only. */
final class EvidenceDecoder implements Decoder<Evidence> {
  private final EventDecoder events;

  EvidenceDecoder(Agreement agreement) {
    Set<EventType> matter =
        EnumSet.of(
            EventType.LEAD_ERASED,
            EventType.QUALIFICATION_CHANGED,
            EventType.HANDOFF_OPENED,
            EventType.LEAD_UNROUTED,
            EventType.LEAD_ASSIGNED,
            EventType.LEAD_ACCEPTED,
            EventType.LEAD_REJECTED,
            EventType.SLA_STARTED,
            EventType.SLA_BREACHED);
    if (agreement.commitments().stream()
        .anyMatch(each -> each.measure() == CommitmentMeasure.PROFILED_RATE)) {
      matter.add(EventType.LEAD_CAPTURED);
    }
    this.events = new EventDecoder(matter::contains);
  }

  @Override
  public Inbound<Evidence> decode(String topic, Headers headers, byte[] value) {
    return events
        .decode(topic, headers, value)
        .then(event -> new Inbound.Readable<>(new Evidence(event)));
  }
}
