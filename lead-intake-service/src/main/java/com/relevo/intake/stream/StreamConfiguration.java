package com.relevo.intake.stream;

import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.source.Presets;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Serdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Binds the stream to {@code relevo.submissions}; the binder finds the serde by the input's type.
 */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
  @Bean
  Serde<Inbound<Submission>> submissionSerde() {
    return Serdes.inbound(SubmissionBinding.SUBMISSIONS);
  }

  @Bean
  Consumer<KStream<String, Inbound<Submission>>> stream(
      @Value("${spring.application.name}") String service, Presets presets, MeterRegistry metrics) {
    return new SubmissionBinding(service, presets, metrics)::bind;
  }
}
