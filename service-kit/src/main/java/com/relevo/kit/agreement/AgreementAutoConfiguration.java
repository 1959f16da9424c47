package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.events.Topic;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.config.RequiredTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class AgreementAutoConfiguration {
  @Bean
  RequiredTopics agreementTopics() {
    return RequiredTopics.of(Topic.AGREEMENTS);
  }

  @Bean
  AgreementBook agreementBook(KitProperties properties) {
    String file = properties.agreement();
    Agreement beginning =
        file == null || file.isBlank()
            ? AgreementReader.example()
            : AgreementReader.read(Path.of(file));
    return new AgreementBook(beginning);
  }

  @Bean
  AgreementMetrics agreementMetrics(
      MeterRegistry registry, AgreementBook book, InstantSource clock) {
    return new AgreementMetrics(registry, book, clock);
  }

  @Bean
  CalendarCoverage calendarCoverage(MeterRegistry registry, InstantSource clock) {
    return new CalendarCoverage(registry, clock);
  }

  @Bean
  AgreementWarnings agreementWarnings(InstantSource clock) {
    return new AgreementWarnings(clock);
  }

  @Bean
  AgreementLog agreementLog(
      KafkaProperties kafka,
      KitProperties properties,
      AgreementBook book,
      AgreementMetrics metrics,
      CalendarCoverage coverage,
      AgreementWarnings warnings,
      InstantSource clock) {
    return new AgreementLog(
        kafka,
        book,
        metrics,
        List.of(metrics, coverage, warnings),
        properties.topics().brokerWait(),
        clock);
  }

  @Bean
  AgreementHealthIndicator agreementHealthIndicator(
      AgreementBook book, AgreementLog log, InstantSource clock) {
    return new AgreementHealthIndicator(book, log, clock);
  }
}
