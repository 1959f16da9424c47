package com.relevo.intake.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.support.ProducerListener;

/**
 * The edge's own producer. It is not configured under {@code spring.kafka.producer}: the binder
 * would give the stream's producer these short waits too, and a stream should rather wait for its
 * broker than fail.
 */
@Configuration(proxyBeanMethods = false)
class SubmissionProducer {
  // A webhook is answered within two seconds, so every wait is shorter than that.
  private static final Map<String, Object> SHORT_WAITS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 1200,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1300,
          ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
          ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L);
  private static final Map<String, Object> LONG_WAITS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 120_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 30_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
  private static final Map<String, Object> DURABLE =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          // So that webhooks of the same moment are one request, and one thing to read for the
          // stream.
          ProducerConfig.LINGER_MS_CONFIG,
          5,
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4",
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          4 << 20);

  @Bean
  DefaultKafkaProducerFactory<String, byte[]> submissionProducerFactory(
      KafkaProperties kafka, MeterRegistry metrics) {
    return factory(kafka, metrics, SHORT_WAITS);
  }

  /** Of lists and replays, which wait for a broker that is slow rather than end. */
  @Bean
  DefaultKafkaProducerFactory<String, byte[]> bulkProducerFactory(
      KafkaProperties kafka, MeterRegistry metrics) {
    return factory(kafka, metrics, LONG_WAITS);
  }

  private static DefaultKafkaProducerFactory<String, byte[]> factory(
      KafkaProperties kafka, MeterRegistry metrics, Map<String, Object> waits) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    settings.putAll(waits);
    settings.putAll(DURABLE);
    DefaultKafkaProducerFactory<String, byte[]> factory =
        new DefaultKafkaProducerFactory<>(
            settings, new StringSerializer(), new ByteArraySerializer());
    factory.addListener(new MicrometerProducerListener<>(metrics));
    return factory;
  }

  @Bean
  @Primary
  KafkaTemplate<String, byte[]> submissionTemplate(
      DefaultKafkaProducerFactory<String, byte[]> submissionProducerFactory) {
    return template(submissionProducerFactory);
  }

  @Bean
  KafkaTemplate<String, byte[]> bulkTemplate(
      DefaultKafkaProducerFactory<String, byte[]> bulkProducerFactory) {
    return template(bulkProducerFactory);
  }

  private static KafkaTemplate<String, byte[]> template(
      DefaultKafkaProducerFactory<String, byte[]> producers) {
    KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(producers);
    // An outage is one line when the circuit opens and a count of each answer, not a stack trace
    // per delivery.
    template.setProducerListener(new ProducerListener<>() {});
    return template;
  }
}
