package com.relevo.sla.past;

import com.relevo.events.LeadKeys;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Simulations;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.simulation.Comparison;
import com.relevo.sla.stream.SlaBinding;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Simulations over the topics that the stream reads. */
@Configuration
class PastBinding {
  private static final int AT_ONCE = 1;

  @Bean
  PastClocks pastClocks(
      KafkaAdmin kafka, LeadKeys keys, SlaProperties sla, SimulationProperties settings) {
    return new PastClocks(
        new PastLog(kafka.getConfigurationProperties(), SlaBinding.INPUTS, keys).evenErased(),
        sla.enforceFrom(),
        settings);
  }

  @Bean
  Simulations<Asked, Comparison> simulations(SimulationProperties settings, InstantSource clock) {
    return new Simulations<>(AT_ONCE, settings.maxRecords(), clock);
  }
}
