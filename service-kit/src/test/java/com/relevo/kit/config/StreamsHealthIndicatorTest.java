package com.relevo.kit.config;

import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.REBALANCING;
import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class StreamsHealthIndicatorTest {
  @ParameterizedTest
  @EnumSource(State.class)
  void isUpInNoStateButRunning(State state) {
    assertThat(health(state).getStatus())
        .isEqualTo(state == RUNNING ? Status.UP : Status.OUT_OF_SERVICE);
  }

  @Test
  void oneStreamThatDoesNotRunTakesTheServiceDown() {
    assertThat(health(RUNNING, RUNNING).getStatus()).isEqualTo(Status.UP);
    assertThat(health(RUNNING, REBALANCING).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health(ERROR, RUNNING).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void aServiceWithoutStreamsIsNotUp() {
    assertThat(health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void saysWhichStateAndThreadsItSaw() {
    assertThat(StreamsHealthIndicator.health(List.of(REBALANCING), Map.of("RUNNING", 2L)))
        .extracting(Health::getDetails)
        .isEqualTo(Map.of("streams", List.of("REBALANCING"), "threads", Map.of("RUNNING", 2L)));
  }

  private static Health health(State... states) {
    return StreamsHealthIndicator.health(List.of(states), Map.of());
  }
}
