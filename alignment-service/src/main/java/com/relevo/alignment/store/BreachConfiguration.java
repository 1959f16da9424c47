package com.relevo.alignment.store;

import com.relevo.events.Topic;
import com.relevo.kit.config.RequiredTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** Instances share the partitions. */
@Configuration(proxyBeanMethods = false)
class BreachConfiguration {
  private static final String GROUP = "relevo.alignment-breaches";
  private static final long AGAIN_MILLIS = 1000;

  @Bean
  RequiredTopics breachTopics() {
    return RequiredTopics.of(Topic.SLA, Topic.LEADS);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> breachContainer(
      KafkaProperties kafka,
      BreachList list,
      TransactionTemplate transaction,
      InstantSource clock,
      MeterRegistry registry) {
    ContainerProperties container =
        new ContainerProperties(Topic.SLA.topicName(), Topic.LEADS.topicName());
    container.setGroupId(GROUP);
    container.setMessageListener(new BreachReader(list, transaction, clock));
    DefaultKafkaConsumerFactory<String, byte[]> consumers =
        new DefaultKafkaConsumerFactory<>(
            config(kafka), new StringDeserializer(), new ByteArrayDeserializer());
    consumers.addListener(new MicrometerConsumerListener<>(registry));
    ConcurrentMessageListenerContainer<String, byte[]> all =
        new ConcurrentMessageListenerContainer<>(consumers, container);
    // Where the database is away it waits for it.
    all.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    return all;
  }

  /** An empty database begins with what the list keeps. */
  private static Map<String, Object> config(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "by_duration:" + BreachReader.KEPT);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }
}
