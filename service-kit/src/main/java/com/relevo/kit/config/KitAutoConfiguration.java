package com.relevo.kit.config;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

@AutoConfiguration
@EnableConfigurationProperties(KitProperties.class)
class KitAutoConfiguration {

  /** The one place that reads the system clock. */
  @Bean
  @ConditionalOnMissingBean
  @SuppressWarnings("TimeZoneUsage")
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  TopicCreation topicCreation(
      KafkaAdmin admin, KitProperties properties, ObjectProvider<RequiredTopics> required) {
    return new TopicCreation(admin, properties.topics(), required.orderedStream().toList());
  }
}
