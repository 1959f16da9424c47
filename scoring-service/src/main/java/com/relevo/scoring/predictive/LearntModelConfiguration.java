package com.relevo.scoring.predictive;

import com.relevo.kit.config.KitProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LearntModelConfiguration {
  @Bean
  LearntModel learntModel(KafkaProperties kafka, KitProperties kit) {
    return new LearntModel(kafka, kit.topics().brokerWait());
  }
}
