package com.relevo.sla.past;

import com.relevo.agreement.TimelineSource;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.stream.SlaBinding;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Simulations over the topics that the stream reads. */
@Configuration
class PastBinding {
  @Bean
  Simulations simulations(
      KafkaAdmin kafka,
      TimelineSource agreements,
      SlaProperties sla,
      SimulationProperties settings,
      InstantSource clock) {
    return new Simulations(
        new PastEvents(kafka.getConfigurationProperties(), SlaBinding.INPUTS),
        agreements,
        sla.enforceFrom(),
        settings,
        clock);
  }
}
