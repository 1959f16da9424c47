package com.relevo.intake.config;

import com.relevo.events.Topic;
import com.relevo.intake.stream.PostedLead;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.request.Replies;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannels;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How posted leads reach the stream, and what came of them whoever posted them. */
@Configuration(proxyBeanMethods = false)
class LeadApiConfiguration {
  private static final String NAME = "posted-leads";
  private static final Duration SEND = Duration.ofSeconds(2);
  private static final Duration REPLY = Duration.ofSeconds(5);

  @Bean
  Replies<PostedLead> postedLeadReplies(KafkaProperties kafka, KitProperties kit) {
    return RequestChannels.replies(NAME, Topic.SUBMISSION_REPLIES, PostedLead::read, kafka, kit);
  }

  @Bean
  RequestChannel<PostedLead> postedLeads(
      KafkaProperties kafka, Replies<PostedLead> replies, CircuitBreakerRegistry breakers) {
    return RequestChannels.channel(
        NAME, replies, kafka, breakers.circuitBreaker(NAME), SEND, REPLY);
  }
}
