package com.relevo.handoff.config;

import com.relevo.handoff.http.CommandChannel;
import com.relevo.handoff.http.Replies;
import com.relevo.kit.config.KitProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** The producer of commands and the reader of their outcomes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandoffProperties.class)
class EdgeConfiguration {

  /** Not a bean: it would stand in for the one that Boot makes for everybody else. */
  private static DefaultKafkaProducerFactory<String, byte[]> producers(
      KafkaProperties kafka, HandoffProperties settings) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    // Metadata and delivery each get half, so that both together keep within the time.
    int half = (int) settings.sendTimeout().toMillis() / 2;
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "handoff-commands");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, half);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half);
    return new DefaultKafkaProducerFactory<>(
        config, new StringSerializer(), new ByteArraySerializer());
  }

  @Bean
  SamePartitions samePartitions(KafkaAdmin admin) {
    return new SamePartitions(admin);
  }

  @Bean
  Replies replies(KafkaProperties kafka, KitProperties kit) {
    Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "handoff-replies");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new Replies(config, kit.topics().brokerWait());
  }

  @Bean
  CommandChannel commandChannel(
      KafkaProperties kafka,
      Replies replies,
      CircuitBreakerRegistry breakers,
      HandoffProperties settings) {
    return new CommandChannel(
        producers(kafka, settings),
        replies,
        breakers.circuitBreaker("handoff-commands"),
        settings.sendTimeout(),
        settings.replyTimeout());
  }
}
