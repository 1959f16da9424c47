package com.relevo.sla.http;

import com.relevo.events.Topic;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.request.Replies;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannels;
import com.relevo.sla.config.CommandProperties;
import com.relevo.sla.stream.SlaReply;
import com.relevo.sla.stream.SlaWire;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The producer of commands and the reader of their outcomes. */
@Configuration(proxyBeanMethods = false)
class CommandEdge {
  private static final String COMMANDS = "sla-commands";

  @Bean
  Replies<SlaReply> replies(KafkaProperties kafka, KitProperties kit) {
    return RequestChannels.replies(
        "sla-replies", Topic.SLA_REPLIES, SlaWire::readReply, kafka, kit);
  }

  @Bean
  RequestChannel<SlaReply> commandChannel(
      KafkaProperties kafka,
      Replies<SlaReply> replies,
      CircuitBreakerRegistry breakers,
      CommandProperties settings) {
    return RequestChannels.channel(
        COMMANDS,
        replies,
        kafka,
        breakers.circuitBreaker(COMMANDS),
        settings.sendTimeout(),
        settings.replyTimeout());
  }
}
