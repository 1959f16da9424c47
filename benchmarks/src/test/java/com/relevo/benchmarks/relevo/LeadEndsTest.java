package com.relevo.benchmarks.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.LeadKey;
import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadEndsTest {
  private final List<String> seen = new ArrayList<>();
  private LeadEnds ends = LeadEnds.atAssignment();
  private final LeadKey key = LeadKey.random(new SecureRandom());

  @BeforeEach
  void keys() {
    read(keyOf("lead-a"), 1);
    read(keyOf("lead-b"), 1);
  }

  @Test
  void aKeyThatIsReceivedLastIsWaitedFor() {
    read(captured("lead-c", 9), 10);
    read(handoff(EventType.LEAD_ASSIGNED, "lead-c"), 20);
    assertThat(seen).isEmpty();
    read(keyOf("lead-c"), 30);

    assertThat(seen).containsExactly("9 at 20");
  }

  @Test
  void anAssignmentIsTheEndOfTheLeadCapturedUnderItsId() {
    read(captured("lead-a", 7), 10);
    read(captured("lead-b", 8), 11);
    read(handoff(EventType.LEAD_ASSIGNED, "lead-b"), 20);
    read(handoff(EventType.LEAD_ASSIGNED, "lead-a"), 30);

    assertThat(seen).containsExactly("8 at 20", "7 at 30");
  }

  @Test
  void anAssignmentReceivedBeforeItsCaptureCountsFromWhenItWasReceived() {
    read(handoff(EventType.LEAD_ASSIGNED, "lead-a"), 20);
    read(captured("lead-a", 7), 35);

    assertThat(seen).containsExactly("7 at 20");
  }

  @Test
  void otherEventsOfTheHandoffAreNoEnd() {
    read(captured("lead-a", 7), 10);
    read(handoff(EventType.HANDOFF_OPENED, "lead-a"), 20);

    assertThat(seen).isEmpty();
  }

  @Test
  void aSecondAssignmentIsSeenASecondTime() {
    read(captured("lead-a", 7), 10);
    read(handoff(EventType.LEAD_ASSIGNED, "lead-a"), 20);
    read(handoff(EventType.LEAD_ASSIGNED, "lead-a"), 21);

    assertThat(seen).containsExactly("7 at 20", "7 at 21");
  }

  @Test
  void aClockOfTheTargetIsTheEndWhereThatIsAskedFor() {
    ends = LeadEnds.atClock("accept");
    keys();
    read(captured("lead-a", 7), 10);
    read(handoff(EventType.LEAD_ASSIGNED, "lead-a"), 20);
    read(clock("lead-a", "route"), 30);
    read(clock("lead-a", "accept"), 40);

    assertThat(seen).containsExactly("7 at 40");
  }

  private static ConsumerRecord<String, byte[]> clock(String leadId, String target) {
    String json = "{\"instance\":{\"id\":\"c\",\"target\":\"%s\"}}".formatted(target);
    return record(Topic.SLA, EventType.SLA_STARTED, leadId, json.getBytes(StandardCharsets.UTF_8));
  }

  private void read(ConsumerRecord<String, byte[]> record, long nanos) {
    ends.read(record, nanos, (lead, at) -> seen.add(lead + " at " + at));
  }

  /** Sealed as intake writes it. */
  private ConsumerRecord<String, byte[]> captured(String leadId, long number) {
    String clear =
        """
        {"eventId":"e","leadId":"%s","occurredAt":"2026-11-26T09:00:00Z",
         "recordedAt":"2026-11-26T09:00:00Z","profile":{"email":"lead-%d@contoso.com"}}\
        """
            .formatted(leadId, number);
    Event event = EventJson.read(EventType.LEAD_CAPTURED, clear.getBytes(StandardCharsets.UTF_8));
    return record(
        Topic.LEADS,
        EventType.LEAD_CAPTURED,
        leadId,
        EventJson.write(event, _ -> Optional.of(key)));
  }

  private ConsumerRecord<String, byte[]> keyOf(String leadId) {
    return new ConsumerRecord<>(Topic.LEAD_KEYS.topicName(), 0, 0, leadId, key.write());
  }

  private static ConsumerRecord<String, byte[]> handoff(EventType type, String leadId) {
    return record(Topic.HANDOFFS, type, leadId, "{}".getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<String, byte[]> record(
      Topic topic, EventType type, String leadId, byte[] json) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(topic.topicName(), 0, 0, leadId, json);
    record.headers().add(CloudEvents.TYPE, type.type().getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
