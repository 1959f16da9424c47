package com.relevo.benchmarks.timers;

import com.relevo.benchmarks.load.LoadFailedException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Schedules and cancels timers, one record each, and knows when that is committed. */
final class Commands implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long SLICE_MILLIS = 20;

  private final KafkaProducer<String, @Nullable Long> producer;
  private final Admin admin;
  private final Set<TopicPartition> partitions;

  Commands(String bootstrapServers, int partitions) {
    producer =
        new KafkaProducer<String, @Nullable Long>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 16),
            new StringSerializer(),
            new LongSerializer());
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    this.partitions =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(TimerTopology.COMMANDS, partition))
            .collect(Collectors.toSet());
  }

  /** Returns when every timer of the lot is in the store, with how many that were per second. */
  double schedule(Lot lot) throws InterruptedException {
    return send(lot, lot::due);
  }

  /**
   * Returns when every timer of the lot is out of the store, with how many that were per second.
   */
  double cancel(Lot lot) throws InterruptedException {
    return send(lot, _ -> null);
  }

  private double send(Lot lot, LongFunction<@Nullable Long> value) throws InterruptedException {
    long start = System.nanoTime();
    for (long id = lot.first(); id < lot.next(); id++) {
      producer.send(new ProducerRecord<>(TimerTopology.COMMANDS, Lot.name(id), value.apply(id)));
    }
    producer.flush();
    awaitCommitted();
    return lot.count() * 1e9 / (System.nanoTime() - start);
  }

  private void awaitCommitted() throws InterruptedException {
    try {
      long end =
          admin
              .listOffsets(
                  partitions.stream()
                      .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())))
              .all()
              .get()
              .values()
              .stream()
              .mapToLong(each -> each.offset())
              .sum();
      long before = committed();
      long waited = 0;
      while (before < end) {
        TimeUnit.MILLISECONDS.sleep(SLICE_MILLIS);
        long now = committed();
        waited = now == before ? waited + SLICE_MILLIS : 0;
        before = now;
        if (waited > PATIENCE.toMillis()) {
          throw new LoadFailedException(
              "Expected " + end + " commands to be committed, but it stands at " + now);
        }
      }
    } catch (ExecutionException e) {
      throw new LoadFailedException("Expected the broker to tell offsets, but " + e.getCause());
    }
  }

  private long committed() throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(TimerProcess.APPLICATION)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(each -> partitions.contains(each.getKey()) && each.getValue() != null)
        .mapToLong(each -> each.getValue().offset())
        .sum();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ofSeconds(1));
  }
}
