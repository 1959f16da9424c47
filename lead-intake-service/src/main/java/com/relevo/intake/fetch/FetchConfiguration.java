package com.relevo.intake.fetch;

import com.relevo.events.Topic;
import com.relevo.intake.store.Submissions;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/**
 * A consumer of its own reads {@code relevo.submissions} beside the stream: a tool that is slow or
 * down holds up nothing but what is fetched from it and its neighbours. It runs where a source
 * fetches, and not elsewhere.
 */
@Configuration(proxyBeanMethods = false)
class FetchConfiguration {
  private static final String GROUP = "relevo.lead-intake.fetch";
  // A batch of a hundred contacts is fetched one by one before the next record is polled.
  private static final int LONGEST_RECORD_MS = 15 * 60 * 1000;

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean(Fetcher.class)
  HttpFetcher httpFetcher(TimeLimiterRegistry limits) {
    return new HttpFetcher(limits.getConfiguration("fetch").orElseThrow().getTimeoutDuration());
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> fetches(
      KafkaProperties kafka,
      FetchSettings fetching,
      Enrichment enrichment,
      KafkaTemplate<String, byte[]> submissionTemplate,
      MeterRegistry metrics,
      InstantSource clock) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_RECORD_MS);
    ContainerProperties container = new ContainerProperties(Topic.SUBMISSIONS.topicName());
    container.setGroupId(GROUP);
    container.setAckMode(ContainerProperties.AckMode.RECORD);
    container.setMessageListener(
        (MessageListener<String, byte[]>) record -> enrichment.of(record.value()));
    ConcurrentMessageListenerContainer<String, byte[]> fetches =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                settings, new StringDeserializer(), new ByteArrayDeserializer()),
            container);
    fetches.setCommonErrorHandler(
        new GivingUp(submissionTemplate, metrics, clock).after(fetching.patience()));
    fetches.setBeanName("fetches");
    fetches.setAutoStartup(fetching.fetches());
    return fetches;
  }

  @Bean
  Enrichment enrichment(
      FetchSettings fetching,
      PatientFetcher fetcher,
      Submissions submissions,
      InstantSource clock,
      MeterRegistry metrics) {
    return new Enrichment(fetching.sources(), fetcher::fetch, submissions, clock, metrics);
  }

  @Bean(destroyMethod = "close")
  PatientFetcher patientFetcher(
      Fetcher fetcher,
      RetryRegistry retries,
      CircuitBreakerRegistry circuits,
      RateLimiterRegistry rates,
      TimeLimiterRegistry limits) {
    return new PatientFetcher(fetcher, retries, circuits, rates, limits);
  }
}
