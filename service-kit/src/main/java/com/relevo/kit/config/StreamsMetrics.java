package com.relevo.kit.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * How each stream of this instance does: whether it runs, in which state its threads are, how many
 * records it has still to read, and how many it has to bring back into its stores first.
 */
final class StreamsMetrics {
  /** Those that a thread can be in for long; the names are Kafka Streams' own. */
  private static final String[] THREAD_STATES = {
    "STARTING", "PARTITIONS_REVOKED", "PARTITIONS_ASSIGNED", "RUNNING", "DEAD"
  };

  private final Supplier<MeterRegistry> registry;

  StreamsMetrics(Supplier<MeterRegistry> registry) {
    this.registry = registry;
  }

  void watch(StreamsBuilderFactoryBean bean) {
    Properties settings =
        Objects.requireNonNull(bean.getStreamsConfiguration(), "Expected the binder's settings");
    String application = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    Restoring restoring = new Restoring();
    bean.setStateRestoreListener(restoring);
    gauge(
        application,
        bean,
        "relevo.streams.running",
        "1 while the stream runs, else 0",
        streams -> streams.state() == KafkaStreams.State.RUNNING ? 1 : 0);
    gauge(
        application,
        bean,
        "relevo.streams.lag.records",
        "Records that the stream has not read yet",
        StreamsMetrics::lag);
    Gauge.builder("relevo.streams.restoring.records", restoring, Restoring::remaining)
        .description("Records that stores need before the stream goes on")
        .tag("application", application)
        .register(registry.get());
    for (String state : THREAD_STATES) {
      Gauge.builder("relevo.streams.threads", bean, it -> threads(it, state))
          .description("Stream threads by state")
          .tag("application", application)
          .tag("state", state.toLowerCase(Locale.ROOT))
          .register(registry.get());
    }
  }

  private void gauge(
      String application,
      StreamsBuilderFactoryBean bean,
      String name,
      String description,
      ToDoubleFunction<KafkaStreams> value) {
    Gauge.builder(name, bean, it -> of(it, value))
        .description(description)
        .tag("application", application)
        .register(registry.get());
  }

  /** A stream that its bean has not started yet has nothing to tell. */
  private static double of(StreamsBuilderFactoryBean bean, ToDoubleFunction<KafkaStreams> value) {
    KafkaStreams streams = bean.getKafkaStreams();
    return streams == null ? 0 : value.applyAsDouble(streams);
  }

  private static double threads(StreamsBuilderFactoryBean bean, String state) {
    return of(
        bean,
        streams ->
            streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::threadState)
                .filter(state::equals)
                .count());
  }

  /** Of the partitions read here, as the consumers last heard of their ends. */
  private static double lag(KafkaStreams streams) {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("records-lag"))
        .filter(metric ->
            !metric.metricName().tags().getOrDefault("client-id", "").endsWith("restore-consumer"))
        .mapToDouble(StreamsMetrics::value)
        .filter(lag -> lag > 0)
        .sum();
  }

  private static double value(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
  }

  /**
   * By changelog partition; what was restored, or was given away meanwhile, is no work any more.
   */
  static final class Restoring implements StateRestoreListener {
    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

    double remaining() {
      return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
      remaining.put(partition, Math.max(0, to - from));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
      remaining.computeIfPresent(partition, (_, left) -> Math.max(0, left - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
      remaining.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
      remaining.remove(partition);
    }
  }
}
