package com.relevo.intake.config;

import com.relevo.events.Topic;
import com.relevo.intake.domain.source.Presets;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.fetch.FetchSettings;
import com.relevo.intake.http.EdgeSettings;
import com.relevo.intake.store.SubmissionTopicLimit;
import com.relevo.kit.config.RequiredTopics;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {
  private static final Logger log = LoggerFactory.getLogger(IntakeConfiguration.class);

  @Bean
  SourceReader.Read readSources(IntakeProperties properties) {
    return SourceReader.read(properties);
  }

  /** What the stream reads bodies by. */
  @Bean
  Presets presets(SourceReader.Read read) {
    return read.presets();
  }

  @Bean
  EdgeSettings edgeSettings(IntakeProperties properties, SourceReader.Read read) {
    Map<String, Source> sources = read.sources();
    if (sources.isEmpty()) {
      log.warn("No sources are configured (relevo.intake.sources): every webhook is answered 404");
    } else {
      sources
          .values()
          .forEach(source ->
              log.info("POST /webhooks/{} takes {}", source.slug(), source.preset().id()));
    }
    return new EdgeSettings(
        sources,
        Math.toIntExact(properties.maxBody().toBytes()),
        properties.bodyTimeout(),
        properties.retryAfter(),
        read.trustedProxies());
  }

  @Bean
  FetchSettings fetchSettings(IntakeProperties properties, SourceReader.Read read) {
    return new FetchSettings(read.sources(), properties.fetchPatience());
  }

  @Bean
  RequiredTopics requiredTopics() {
    return RequiredTopics.of(
        Topic.SUBMISSIONS,
        Topic.SUBMISSION_OUTCOMES,
        Topic.SUBMISSION_REPLIES,
        Topic.IDENTITY,
        Topic.LEADS,
        Topic.LEAD_KEYS);
  }

  @Bean
  SubmissionTopicLimit submissionTopicLimit(KafkaAdmin admin, IntakeProperties properties) {
    return new SubmissionTopicLimit(admin, properties.maxBody());
  }
}
