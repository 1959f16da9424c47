package com.relevo.benchmarks.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.CloudEvents;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AssignmentEndsTest {
  private final AssignmentEnds ends = new AssignmentEnds();
  private final List<String> seen = new ArrayList<>();

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

  private void read(ConsumerRecord<String, byte[]> record, long nanos) {
    ends.read(record, nanos, (lead, at) -> seen.add(lead + " at " + at));
  }

  private static ConsumerRecord<String, byte[]> captured(String leadId, long number) {
    String json = "{\"profile\":{\"email\":\"lead-" + number + "@contoso.com\"}}";
    return record(Topic.LEADS, EventType.LEAD_CAPTURED, leadId, json);
  }

  private static ConsumerRecord<String, byte[]> handoff(EventType type, String leadId) {
    return record(Topic.HANDOFFS, type, leadId, "{}");
  }

  private static ConsumerRecord<String, byte[]> record(
      Topic topic, EventType type, String leadId, String json) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(
            topic.topicName(), 0, 0, leadId, json.getBytes(StandardCharsets.UTF_8));
    record.headers().add(CloudEvents.TYPE, type.type().getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
