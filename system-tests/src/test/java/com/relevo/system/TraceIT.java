package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.Topic;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One trace from the webhook to the breach that nobody prevented. */
@ExtendWith(OneRelevo.class)
@ResourceLock(OneRelevo.LOCK)
class TraceIT {
  private final String trace = UUID.randomUUID().toString().replace("-", "");

  @Test
  void oneTraceGoesThroughTheFourServices(Relevo relevo, Traces traces) {
    assertThat(
            relevo.webhooks.traced(
                "traced-" + trace + "@acme.example", "00-" + trace + "-b7ad6b7169203331-01"))
        .isEqualTo(202);
    LeadId lead = relevo.leadOf("traced-" + trace + "@acme.example");
    relevo.sla(SlaBreached.class, lead, "accept");

    for (Topic topic :
        List.of(
            Topic.SUBMISSIONS,
            Topic.LEADS,
            Topic.QUALIFICATIONS,
            Topic.HANDOFF_DESK,
            Topic.HANDOFFS,
            Topic.SLA)) {
      assertThat(relevo.headers(topic, "traceparent"))
          .as(topic.topicName())
          .anyMatch(each -> each.contains(trace));
    }
    byte[] id = HexFormat.of().parseHex(trace);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(relevo.all()).allMatch(service -> traces.has(service.name(), id)));
  }
}
