package com.relevo.intake.config;

import com.relevo.events.Topic;
import com.relevo.intake.domain.ladder.Answer;
import com.relevo.intake.stream.AskedLead;
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

/** How posted leads, and what is asked of leads, reach the stream, and what came of it. */
@Configuration(proxyBeanMethods = false)
class LeadApiConfiguration {
  private static final String NAME = "posted-leads";
  private static final String ASKED = "asked-leads";
  private static final Duration SEND = Duration.ofSeconds(2);
  private static final Duration REPLY = Duration.ofSeconds(5);

  @Bean
  Replies<PostedLead> postedLeadReplies(KafkaProperties kafka, KitProperties kit) {
    return RequestChannels.replies(NAME, Topic.SUBMISSION_REPLIES, PostedLead::read, kafka, kit);
  }

  @Bean
  Replies<Answer> askedLeadReplies(KafkaProperties kafka, KitProperties kit) {
    return RequestChannels.replies(ASKED, Topic.SUBMISSION_REPLIES, AskedLead::read, kafka, kit);
  }

  @Bean
  RequestChannel<Answer> askedLeads(
      KafkaProperties kafka, Replies<Answer> replies, CircuitBreakerRegistry breakers) {
    return RequestChannels.channel(
        ASKED, replies, kafka, breakers.circuitBreaker(NAME), SEND, REPLY);
  }

  @Bean
  RequestChannel<PostedLead> postedLeads(
      KafkaProperties kafka, Replies<PostedLead> replies, CircuitBreakerRegistry breakers) {
    return RequestChannels.channel(
        NAME, replies, kafka, breakers.circuitBreaker(NAME), SEND, REPLY);
  }
}
