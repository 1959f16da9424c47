package com.relevo.benchmarks.copy;

import com.relevo.benchmarks.load.LeadBody;
import com.relevo.benchmarks.load.Sender;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A plain producer: the same bytes and acknowledgement, but no HTTP and no signature. */
final class CopySender implements Sender {
  private final KafkaProducer<String, byte[]> producer;
  private final String topic;
  private final InstantSource clock;

  CopySender(String bootstrapServers, String topic, InstantSource clock) {
    this.topic = topic;
    this.clock = clock;
    producer =
        new KafkaProducer<>(
            settings(bootstrapServers), new StringSerializer(), new ByteArraySerializer());
  }

  private static Properties settings(String bootstrapServers) {
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    return settings;
  }

  @Override
  public void send(long lead, Consumer<String> failed) {
    producer.send(
        new ProducerRecord<>(topic, Long.toString(lead), LeadBody.of(lead, clock.instant())),
        (_, error) -> {
          if (error != null) {
            failed.accept("Expected the broker to take lead " + lead + ", but " + error);
          }
        });
  }

  @Override
  public void close() {
    producer.close();
  }
}
