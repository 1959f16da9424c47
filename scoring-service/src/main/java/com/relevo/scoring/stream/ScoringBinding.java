package com.relevo.scoring.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.config.RequiredTopics;
import com.relevo.kit.config.SamePartitions;
import com.relevo.kit.keys.LeadKeyLog;
import com.relevo.kit.stream.Inbound;
import com.relevo.scoring.config.ScoringProperties;
import com.relevo.scoring.domain.Predictor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * What leads do and what sales does with them, in; scores and qualifications, out; and what leads
 * and their accounts tell each other, out and in again by the other's key.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoringProperties.class)
class ScoringBinding {
  @Bean
  RequiredTopics requiredTopics() {
    return RequiredTopics.of(
        Topic.LEADS,
        Topic.LEAD_KEYS,
        Topic.HANDOFFS,
        Topic.SCORES,
        Topic.QUALIFICATIONS,
        Topic.SCORING_ACCOUNTS,
        Topic.SCORING_STANDINGS);
  }

  @Bean
  SamePartitions samePartitions(KafkaAdmin admin) {
    return new SamePartitions(
        admin,
        Topic.LEADS,
        Topic.HANDOFFS,
        Topic.QUALIFICATIONS,
        Topic.SCORING_ACCOUNTS,
        Topic.SCORING_STANDINGS);
  }

  @Bean
  Serde<Inbound<ScoringInput>> inboundSerde(LeadKeys keys) {
    return ScoringTopology.inputs(keys);
  }

  @Bean
  LeadKeyLog leadKeys(KafkaProperties kafka, KitProperties kit) {
    return new LeadKeyLog(kafka, kit);
  }

  @Bean
  Consumer<KStream<String, Inbound<ScoringInput>>> stream(
      TimelineSource agreements,
      Predictor predictor,
      ScoringProperties settings,
      LeadKeys keys,
      MeterRegistry metrics) {
    return inputs -> ScoringTopology.build(inputs, agreements, predictor, settings, keys, metrics);
  }
}
