package com.relevo.alignment.store;

import com.relevo.agreement.TimelineSource;
import com.relevo.alignment.domain.Lifecycle;
import com.relevo.kit.config.KitProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlignmentProperties.class)
class StoreConfiguration {
  @Bean
  Lifecycle lifecycle(AlignmentProperties properties) {
    return new Lifecycle(properties.leadTime());
  }

  @Bean(destroyMethod = "close")
  Producer<byte[], byte[]> outboxProducer(KafkaAdmin kafka) {
    Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // Measured before compression; the broker's own limit is for what is compressed.
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
    // Below the relay's patience: an event is on the topic or refused before its transaction ends.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Bean
  OutboxRelay outboxRelay(
      Outbox outbox,
      Producer<byte[], byte[]> outboxProducer,
      TransactionTemplate transaction,
      InstantSource clock) {
    return new OutboxRelay(outbox, outboxProducer, transaction, clock);
  }

  @Bean
  PublishedAgreements publishedAgreements(KafkaAdmin kafka, KitProperties properties) {
    Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new PublishedAgreements(
        () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        properties.topics().brokerWait());
  }

  @Bean
  Beginning beginning(
      AgreementStore store,
      Outbox outbox,
      AgreementDesk desk,
      PublishedAgreements published,
      TimelineSource configured,
      TransactionTemplate transaction,
      InstantSource clock) {
    return new Beginning(
        store,
        outbox,
        desk,
        published::read,
        configured.timeline().beginning(),
        transaction,
        clock);
  }

  @Bean
  Clockwork clockwork(
      AgreementDesk desk, OutboxRelay relay, Bell bell, AlignmentProperties properties) {
    return new Clockwork(desk, relay, bell, properties.look());
  }

  /** An outbox that fills is a broker that does not take, or a relay that has died. */
  @Bean
  MeterBinder outboxWaiting(Outbox outbox) {
    return registry ->
        Gauge.builder("relevo.outbox.waiting", outbox, Outbox::waiting)
            .description("Events that are decided, but not published yet")
            .register(registry);
  }
}
