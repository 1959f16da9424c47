package com.relevo.scoring.past;

import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Simulations;
import com.relevo.scoring.config.SimulationProperties;
import com.relevo.scoring.simulation.Impact;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Simulations over what leads did and sales said. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulationProperties.class)
class PastBinding {
  @Bean
  PastScoring pastScoring(KafkaAdmin kafka, LeadKeys keys, SimulationProperties settings) {
    return new PastScoring(
        new PastLog(kafka.getConfigurationProperties(), Set.of(Topic.LEADS, Topic.HANDOFFS), keys),
        settings);
  }

  @Bean
  Simulations<Asked, Impact> simulations(SimulationProperties settings, InstantSource clock) {
    return new Simulations<>(settings.atOnce(), settings.maxRecords(), clock);
  }
}
