package com.relevo.handoff.config;

import com.relevo.events.Topic;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.roster.RosterAnswer;
import com.relevo.handoff.stream.Wire;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.config.SamePartitions;
import com.relevo.kit.request.Replies;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannels;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterLog;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The producers of commands and the readers of their outcomes, and of the roster. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandoffProperties.class)
class EdgeConfiguration {
  private static final String COMMANDS = "handoff-commands";

  @Bean
  SamePartitions samePartitions(KafkaAdmin admin) {
    return new SamePartitions(
        admin,
        Topic.QUALIFICATIONS,
        Topic.LEADS,
        Topic.SLA,
        Topic.HANDOFF_COMMANDS,
        Topic.HANDOFF_PROPOSALS);
  }

  @Bean
  Replies<Answer> replies(KafkaProperties kafka, KitProperties kit) {
    return RequestChannels.replies(
        "handoff-replies",
        Topic.HANDOFF_REPLIES,
        (headers, value) -> Wire.readReply(Answer.class, headers, value),
        kafka,
        kit);
  }

  @Bean
  RequestChannel<Answer> commandChannel(
      KafkaProperties kafka,
      Replies<Answer> replies,
      CircuitBreakerRegistry breakers,
      HandoffProperties settings) {
    return RequestChannels.channel(
        COMMANDS,
        replies,
        kafka,
        breakers.circuitBreaker(COMMANDS),
        settings.sendTimeout(),
        settings.replyTimeout());
  }

  @Bean
  Replies<RosterAnswer> rosterReplies(KafkaProperties kafka, KitProperties kit) {
    return RequestChannels.replies(
        "roster-replies",
        Topic.HANDOFF_REPLIES,
        (headers, value) -> Wire.readReply(RosterAnswer.class, headers, value),
        kafka,
        kit);
  }

  @Bean
  RequestChannel<RosterAnswer> rosterChannel(
      KafkaProperties kafka,
      Replies<RosterAnswer> replies,
      CircuitBreakerRegistry breakers,
      HandoffProperties settings) {
    return RequestChannels.channel(
        "roster-commands",
        replies,
        kafka,
        breakers.circuitBreaker(COMMANDS),
        settings.sendTimeout(),
        settings.replyTimeout());
  }

  @Bean
  RosterBook rosterBook() {
    return new RosterBook();
  }

  @Bean
  RosterLog reps(RosterBook book, KafkaProperties kafka, KitProperties kit) {
    return new RosterLog(Topic.REPS, book, kafka, kit);
  }

  @Bean
  RosterLog accounts(RosterBook book, KafkaProperties kafka, KitProperties kit) {
    return new RosterLog(Topic.ACCOUNTS, book, kafka, kit);
  }
}
