package com.relevo.sla.report;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.PerAgreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.EventType;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/**
 * Reads what reports look at. Captures are most of all events; they matter to one measure only, and
 * are read where any version knows it.
 */
final class EvidenceDecoder implements Decoder<Evidence> {
  private static final Set<EventType> MATTER =
      Collections.unmodifiableSet(
          EnumSet.of(
              EventType.LEAD_ERASED,
              EventType.QUALIFICATION_CHANGED,
              EventType.HANDOFF_OPENED,
              EventType.LEAD_UNROUTED,
              EventType.LEAD_ASSIGNED,
              EventType.LEAD_ACCEPTED,
              EventType.LEAD_REJECTED,
              EventType.SLA_STARTED,
              EventType.SLA_BREACHED));

  private final EventDecoder events;

  EvidenceDecoder(TimelineSource agreements) {
    PerAgreement<Boolean> profiles = new PerAgreement<>(EvidenceDecoder::promisesProfiles);
    this.events =
        new EventDecoder(type ->
            type == EventType.LEAD_CAPTURED
                ? agreements.timeline().any(profiles::of)
                : MATTER.contains(type));
  }

  private static boolean promisesProfiles(Agreement agreement) {
    return agreement.commitments().stream()
        .anyMatch(each -> each.measure() == CommitmentMeasure.PROFILED_RATE);
  }

  @Override
  public Inbound<Evidence> decode(String topic, Headers headers, byte[] value) {
    return events
        .decode(topic, headers, value)
        .then(event -> new Inbound.Readable<>(new Evidence(event)));
  }
}
