package com.relevo.sla.report;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.PerAgreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.CloudEvents;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.header.Header;
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

  /**
   * Of clocks that start, those that took another one over matter, and are few. Only they have this
   * field; to read each of the others would be half of all reading here.
   */
  private static final byte[] SUPERSEDES = "\"supersedes\"".getBytes(StandardCharsets.UTF_8);

  private final EventDecoder events;

  EvidenceDecoder(TimelineSource agreements, LeadKeys keys) {
    PerAgreement<Boolean> profiles = new PerAgreement<>(EvidenceDecoder::promisesProfiles);
    this.events =
        new EventDecoder(
            keys,
            type ->
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
    if (isOf(EventType.SLA_STARTED, headers) && !contains(value, SUPERSEDES)) {
      return new Inbound.Beside<>();
    }
    return events
        .decode(topic, headers, value)
        .evenErased() // who was counted stays so
        .then(event -> new Inbound.Readable<>(new Evidence(event)));
  }

  private static boolean isOf(EventType type, Headers headers) {
    Header name = headers.lastHeader(CloudEvents.TYPE);
    return name != null
        && name.value() != null
        && type.type().equals(new String(name.value(), StandardCharsets.UTF_8));
  }

  private static boolean contains(byte[] value, byte[] wanted) {
    for (int from = 0; from <= value.length - wanted.length; from++) {
      if (Arrays.equals(value, from, from + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
