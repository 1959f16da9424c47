package com.relevo.kit.config;

import com.relevo.kit.http.GatheredReads;
import com.relevo.kit.http.RoutedReads;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.stream.binder.kafka.streams.KafkaStreamsRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.web.client.RestClient;

/** For a service with streams of its own; one that leaves the binder out has none. */
@AutoConfiguration(after = KitAutoConfiguration.class)
@ConditionalOnClass(KafkaStreamsRegistry.class)
class StreamsAutoConfiguration {

  @Bean
  RoutedReads routedReads(KafkaStreamsRegistry registry) {
    return new RoutedReads(registry, otherInstances());
  }

  @Bean
  GatheredReads gatheredReads(KafkaStreamsRegistry registry) {
    return new GatheredReads(registry, otherInstances());
  }

  /** Short limits: the other instance answers from memory or not at all. */
  private static RestClient otherInstances() {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(Duration.ofSeconds(1));
    requests.setReadTimeout(Duration.ofSeconds(3));
    return RestClient.builder().requestFactory(requests).build();
  }

  @Bean
  StreamsHealthIndicator streamsHealthIndicator(KafkaStreamsRegistry registry) {
    return new StreamsHealthIndicator(registry);
  }

  /** Primary, for Boot brings another configurer, and of two equals the binder applies none. */
  @Bean
  @Primary
  StreamsSupervision streamsSupervision(ApplicationContext context, StreamsMetrics metrics) {
    return new StreamsSupervision(context, metrics);
  }

  @Bean
  StreamsMetrics streamsMetrics(ObjectProvider<MeterRegistry> metrics) {
    return new StreamsMetrics(metrics::getObject);
  }

  @Bean
  AdvertisedAddress advertisedAddress(
      KitProperties properties, ObjectProvider<StreamsBuilderFactoryBean> streams) {
    return new AdvertisedAddress(properties, streams);
  }
}
