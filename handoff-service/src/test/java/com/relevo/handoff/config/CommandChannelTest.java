package com.relevo.handoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.stream.Wire;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.request.Replies;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannel.Result;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The edge as it is configured, without a stream behind it, or without a broker. */
class CommandChannelTest {
  private static final HandoffProperties SETTINGS =
      new HandoffProperties(Duration.ofMillis(1500), Duration.ofMillis(500));
  // Kafka's own waits are a minute and more; the 1.5 s asked for have room on a loaded machine.
  private static final Duration NO_HANG = Duration.ofSeconds(15);

  private final KafkaProperties kafka = new KafkaProperties();
  private final EdgeConfiguration edge = new EdgeConfiguration();
  private RequestChannel<Answer> channel;
  private Replies<Answer> replies;
  private CircuitBreaker circuit;

  private RequestChannel<Answer> channel(String servers) {
    kafka.setBootstrapServers(List.of(servers));
    replies =
        edge.replies(
            kafka,
            new KitProperties(
                null,
                null,
                new KitProperties.Topics(1, (short) 1, (short) 1, Duration.ofSeconds(10))));
    CircuitBreakerConfig breaker =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(3)
            .waitDurationInOpenState(Duration.ofMinutes(1))
            .build();
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breaker);
    channel = edge.commandChannel(kafka, replies, breakers, SETTINGS);
    circuit = breakers.getAllCircuitBreakers().iterator().next();
    return channel;
  }

  private static Command command() {
    return new Command(
        UUID.randomUUID().toString(),
        new LeadId("lead"),
        new RepId("anna"),
        Actor.rep(new RepId("anna")),
        new Action.Accept(),
        Samples.NOON,
        null,
        null,
        null,
        "here");
  }

  private static Result<Answer> ask(RequestChannel<Answer> channel, Command command) {
    return channel.ask(command.id(), Wire.command(command));
  }

  @AfterEach
  void stop() {
    channel.close();
    replies.stop();
  }

  @Test
  void withoutABrokerEachCallerHearsSoAndSoonWithoutAsking() {
    RequestChannel<Answer> channel = channel("127.0.0.1:1");
    for (int call = 1; call <= 5; call++) {
      assertThat(assertTimeoutPreemptively(NO_HANG, () -> ask(channel, command()), "call " + call))
          .isEqualTo(new Result.Unavailable<>());
    }
    assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isEqualTo(3);
    assertThat(circuit.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(2);
  }

  @Test
  void aCommandThatNobodyAnswersIsUnansweredAndNotLost() {
    String servers = TestKafka.bootstrapServers();
    try (Records records = new Records(servers)) {
      records.createTopics(6, Topic.HANDOFF_COMMANDS, Topic.HANDOFF_REPLIES);
      RequestChannel<Answer> channel = channel(servers);
      replies.start();
      Command command = command();
      assertThat(ask(channel, command)).isEqualTo(new Result.Unanswered<>());
      assertThat(
              records.read(
                  Topic.HANDOFF_COMMANDS.topicName(),
                  found ->
                      found.stream()
                          .anyMatch(each -> new String(each.value()).contains(command.id())),
                  Duration.ofSeconds(20)))
          .isNotEmpty();
    }
  }
}
