package com.relevo.benchmarks.relevo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.events.CloudEvents;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BreachesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:05Z");
  private final Breaches breaches = new Breaches(() -> NOW);

  @Test
  void theLatestCountsSinceItWasAskedBefore() {
    read(EventType.SLA_BREACHED, "a", "2026-03-02T10:00:04Z");
    read(EventType.SLA_BREACHED, "b", "2026-03-02T10:00:01.500Z");
    read(EventType.SLA_WARNED, "c", "2026-03-02T09:00:00Z");

    assertThat(breaches.latest()).isEqualTo(Duration.ofMillis(3500));
    assertThat(breaches.latest()).isZero();
  }

  @Test
  void aClockThatBreachesTwiceIsAFault() throws InterruptedException {
    read(EventType.SLA_BREACHED, "a", "2026-03-02T10:00:04Z");
    breaches.await(1, Duration.ZERO);

    read(EventType.SLA_BREACHED, "a", "2026-03-02T10:00:04Z");
    assertThatThrownBy(() -> breaches.await(1, Duration.ZERO))
        .isInstanceOf(LoadFailedException.class)
        .hasMessageContaining("1 of them again");
  }

  @Test
  void aClockThatDoesNotBreachIsAFault() {
    read(EventType.SLA_BREACHED, "a", "2026-03-02T10:00:04Z");

    assertThatThrownBy(() -> breaches.await(2, Duration.ZERO))
        .isInstanceOf(LoadFailedException.class)
        .hasMessageStartingWith("Expected 2 clocks to breach");
  }

  private void read(EventType type, String clock, String due) {
    String json = "{\"instance\":{\"id\":\"" + clock + "\"},\"dueAt\":\"" + due + "\"}";
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(
            Topic.SLA.topicName(), 0, 0, "lead", json.getBytes(StandardCharsets.UTF_8));
    record.headers().add(CloudEvents.TYPE, type.type().getBytes(StandardCharsets.UTF_8));
    breaches.read(record, 0, (_, _) -> {});
  }
}
