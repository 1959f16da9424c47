package com.relevo.intake.stream;

import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.source.Presets;
import com.relevo.intake.stream.IdentityWire.Arrival;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Serdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Binds the stream to {@code relevo.submissions} and {@code relevo.identity}; the binder finds the
 * serdes by the inputs' types.
 */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
  @Bean
  Serde<Inbound<Submission>> submissionSerde() {
    return Serdes.inbound(SubmissionBinding.SUBMISSIONS);
  }

  @Bean
  Serde<Inbound<Arrival>> stepSerde() {
    return Serdes.inbound(SubmissionBinding.STEPS);
  }

  @Bean
  BiConsumer<KStream<String, Inbound<Submission>>, KStream<String, Inbound<Arrival>>> stream(
      @Value("${spring.application.name}") String service, Presets presets, MeterRegistry metrics) {
    return new SubmissionBinding(service, presets, metrics)::bind;
  }
}
