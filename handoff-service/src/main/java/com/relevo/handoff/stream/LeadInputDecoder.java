package com.relevo.handoff.stream;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.Topic;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** Reads events by {@code ce_type} and the service's own messages by {@code relevo_type}. */
final class LeadInputDecoder implements Decoder<LeadInput> {
  /** By far the most of what is on the topic of leads, so not even parsed. */
  private static final Set<String> BESIDE =
      Set.of(EventType.LEAD_CAPTURED.type(), EventType.LEAD_ENGAGED.type());

  private final EventDecoder events = new EventDecoder();

  @Override
  public Inbound<LeadInput> decode(String topic, Headers headers, byte[] value) {
    String event = Wire.header(headers, CloudEvents.TYPE);
    if (event != null && (BESIDE.contains(event) || besideOnSla(topic, event))) {
      return new Inbound.Readable<>(new LeadInput.Beside());
    }
    boolean own = headers.lastHeader(Wire.TYPE) != null;
    return switch (own ? Wire.read(headers, value) : events.decode(topic, headers, value)) {
      case Inbound.Readable<?>(Object read) -> input(read, value);
      case Inbound.Unknown<?>(String type) -> new Inbound.Unknown<>(type);
      case Inbound.Unreadable<?>(String reason, String text, byte[] bytes) ->
          new Inbound.Unreadable<>(reason, text, bytes);
    };
  }

  /** Of what the clocks say, only escalations are for here: whatever is added there, too. */
  private static boolean besideOnSla(String topic, String event) {
    return topic.equals(Topic.SLA.topicName()) && !event.equals(EventType.SLA_ESCALATED.type());
  }

  private static Inbound<LeadInput> input(Object read, byte[] value) {
    return switch (read) {
      case QualificationChanged event -> new Inbound.Readable<>(new LeadInput.Qualification(event));
      case SlaEscalated event -> new Inbound.Readable<>(new LeadInput.Escalation(event));
      case ConsentChanged event -> new Inbound.Readable<>(new LeadInput.Consent(event));
      case Command command -> new Inbound.Readable<>(new LeadInput.Given(command));
      case DeskAnswer answer -> new Inbound.Readable<>(new LeadInput.Answered(answer));
      case Event _ -> new Inbound.Readable<>(new LeadInput.Beside());
      default ->
          new Inbound.Unreadable<>(
              "unexpected", "Expected something for a lead, but it is a " + read.getClass(), value);
    };
  }
}
