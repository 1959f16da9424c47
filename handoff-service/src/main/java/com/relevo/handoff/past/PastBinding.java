package com.relevo.handoff.past;

import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.handoff.config.PastProperties;
import com.relevo.handoff.domain.past.Forecast;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Simulations;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Dry runs over the topic that the stream writes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PastProperties.class)
class PastBinding {
  private static final int AT_ONCE = 1;

  @Bean
  PastHandoffs pastHandoffs(KafkaAdmin kafka, LeadKeys keys, PastProperties settings) {
    return new PastHandoffs(
        new PastLog(kafka.getConfigurationProperties(), Set.of(Topic.HANDOFFS), keys), settings);
  }

  @Bean
  Simulations<Asked, Forecast> simulations(PastProperties settings, InstantSource clock) {
    return new Simulations<>(AT_ONCE, settings.maxRecords(), clock);
  }
}
