package com.relevo.kit.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * What it creates is seen by every service's test on a real broker; here is what it says without
 * one.
 */
class TopicCreationTest {
  @Test
  void saysWhichBrokerDidNotAnswerAndHowLongItWaited() {
    TopicCreation creation =
        new TopicCreation(
            new KafkaAdmin(Map.of("bootstrap.servers", "127.0.0.1:1")),
            new KitProperties.Topics(6, (short) 1, (short) 1, Duration.ofSeconds(1)),
            List.of(RequiredTopics.of(Topic.LEADS)));

    assertThatThrownBy(creation::start)
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("1 s");
  }
}
