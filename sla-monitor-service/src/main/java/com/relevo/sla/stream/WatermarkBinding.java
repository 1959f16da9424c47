package com.relevo.sla.stream;

import com.relevo.events.Topic;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.watermark.LogWatermark;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The watermark over what the stream reads, and what is shown of it. */
@Configuration
class WatermarkBinding {
  @Bean
  LogWatermark logWatermark(
      KafkaAdmin kafka,
      @Value("${spring.cloud.stream.kafka.streams.binder.functions.stream.application-id}")
          String group,
      InstantSource clock,
      SlaProperties settings) {
    return new LogWatermark(
        kafka.getConfigurationProperties(),
        group,
        SlaBinding.INPUTS.stream().map(Topic::topicName).collect(Collectors.toSet()),
        clock,
        settings.watermarkInterval());
  }

  @Bean
  MeterBinder watermarkAge(LogWatermark watermark) {
    return registry -> {
      Gauge.builder("relevo.sla.partitions", watermark, each -> each.all().size())
          .description("How many partitions there are to watch, here or elsewhere")
          .register(registry);
      Gauge.builder("relevo.sla.watermark.age", watermark, each -> each.age().toMillis() / 1000.0)
          .baseUnit("seconds")
          .description("How long ago everything written had been read, of the last partition")
          .register(registry);
    };
  }

  /** Tells, but does not judge: an old watermark is the broker's or a backlog's doing. */
  @Bean
  HealthIndicator watermarkHealthIndicator(LogWatermark watermark) {
    return () ->
        Health.up()
            .withDetail("ageSeconds", watermark.age().toMillis() / 1000.0)
            .withDetail("readUntil", new TreeMap<>(watermark.all()))
            .build();
  }
}
