package com.relevo.handoff.stream;

import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadEvent.LeadMerged;
import com.relevo.events.LeadKeys;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** Reads events by {@code ce_type} and the service's own messages by {@code relevo_type}. */
final class LeadInputDecoder implements Decoder<LeadInput> {
  private static final Set<EventType> MATTER =
      Set.of(
          EventType.QUALIFICATION_CHANGED,
          EventType.CONSENT_CHANGED,
          EventType.LEAD_CAPTURED,
          EventType.LEAD_ENGAGED,
          EventType.ACTIVITY_REPORTED,
          EventType.LEAD_MERGED,
          EventType.LEAD_ERASED,
          EventType.SLA_ESCALATED,
          EventType.SLA_STARTED,
          EventType.SLA_PAUSED,
          EventType.SLA_RESUMED,
          EventType.SLA_MET,
          EventType.SLA_MET_LATE,
          EventType.SLA_RESCINDED,
          EventType.SLA_CANCELLED,
          EventType.SLA_UNMEASURABLE,
          EventType.SLA_SUPERSEDED);

  private final EventDecoder events;

  LeadInputDecoder(LeadKeys keys) {
    this.events = new EventDecoder(keys, MATTER::contains);
  }

  @Override
  public Inbound<LeadInput> decode(String topic, Headers headers, byte[] value) {
    boolean own = headers.lastHeader(Wire.TYPE) != null;
    return own
        ? Wire.read(headers, value).then(read -> input(read, value))
        : events.decode(topic, headers, value).then(read -> input(read, value));
  }

  private static Inbound<LeadInput> input(Object read, byte[] value) {
    return switch (read) {
      case QualificationChanged event -> new Inbound.Readable<>(new LeadInput.Qualification(event));
      case SlaEscalated event -> new Inbound.Readable<>(new LeadInput.Escalation(event));
      case SlaEvent event -> new Inbound.Readable<>(new LeadInput.Clock(event));
      case LeadCaptured event -> new Inbound.Readable<>(new LeadInput.Captured(event));
      case LeadEngaged event when event.kind().asksForContact() ->
          new Inbound.Readable<>(new LeadInput.Engaged(event));
      case LeadMerged event -> new Inbound.Readable<>(new LeadInput.Gone(event));
      case LeadErased event -> new Inbound.Readable<>(new LeadInput.Gone(event));
      case ActivityReported event -> new Inbound.Readable<>(new LeadInput.Activity(event));
      case ConsentChanged event -> new Inbound.Readable<>(new LeadInput.Consent(event));
      case Command command -> new Inbound.Readable<>(new LeadInput.Given(command));
      case DeskAnswer answer -> new Inbound.Readable<>(new LeadInput.Answered(answer));
      case Event _ -> new Inbound.Beside<>();
      default ->
          new Inbound.Unreadable<>(
              "unexpected", "Expected something for a lead, but it is a " + read.getClass(), value);
    };
  }
}
