package com.relevo.kit.config;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.TimelineSource;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
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
  @ConditionalOnMissingBean
  Agreement agreement(KitProperties properties) {
    String file = properties.agreement();
    Agreement agreement =
        file == null || file.isBlank()
            ? AgreementReader.example()
            : AgreementReader.read(Path.of(file));
    LoggerFactory.getLogger(Agreement.class)
        .info("Agreement {} ({}) is in force", agreement.version(), agreement.name());
    return agreement;
  }

  @Bean
  @ConditionalOnMissingBean
  TimelineSource timelineSource(Agreement agreement) {
    return TimelineSource.of(agreement);
  }

  @Bean
  CalendarCoverage calendarCoverage(Agreement agreement, InstantSource clock) {
    return new CalendarCoverage(agreement, clock);
  }

  @Bean
  AgreementWarnings agreementWarnings(Agreement agreement, InstantSource clock) {
    return new AgreementWarnings(agreement, clock);
  }

  @Bean
  TopicCreation topicCreation(
      KafkaAdmin admin, KitProperties properties, ObjectProvider<RequiredTopics> required) {
    return new TopicCreation(admin, properties.topics(), required.orderedStream().toList());
  }
}
