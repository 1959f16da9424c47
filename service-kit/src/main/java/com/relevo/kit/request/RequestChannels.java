package com.relevo.kit.request;

import com.relevo.events.Topic;
import com.relevo.kit.config.KitProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Makes the producer of requests and the reader of their outcomes as both have to be. */
public final class RequestChannels {
  private RequestChannels() {}

  /**
   * {@code name} is the client's and the thread's; a bean, for it must run before requests come.
   */
  public static <A> Replies<A> replies(
      String name,
      Topic topic,
      Replies.Reader<A> reader,
      KafkaProperties kafka,
      KitProperties kit) {
    return new Replies<>(name, topic, reader, kafka, kit.topics().brokerWait());
  }

  /** A request waits {@code send} for the broker to have it, then {@code reply} for its outcome. */
  public static <A> RequestChannel<A> channel(
      String name,
      Replies<A> replies,
      KafkaProperties kafka,
      CircuitBreaker breaker,
      Duration send,
      Duration reply) {
    return new RequestChannel<>(producers(name, kafka, send), replies, breaker, send, reply);
  }

  /** Not a bean: it would stand in for the one that Boot makes for everybody else. */
  private static DefaultKafkaProducerFactory<String, byte[]> producers(
      String name, KafkaProperties kafka, Duration send) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    // Metadata and delivery each get half, so that both together keep within the time.
    int half = (int) send.toMillis() / 2;
    config.put(ProducerConfig.CLIENT_ID_CONFIG, name);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, half);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half);
    return new DefaultKafkaProducerFactory<>(
        config, new StringSerializer(), new ByteArraySerializer());
  }
}
