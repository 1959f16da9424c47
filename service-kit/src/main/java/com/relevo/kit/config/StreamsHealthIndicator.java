package com.relevo.kit.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.streams.KafkaStreamsRegistry;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Up only while every stream runs: down while it restores or rebalances, and when it has died. */
final class StreamsHealthIndicator implements HealthIndicator {
  private final KafkaStreamsRegistry registry;

  StreamsHealthIndicator(KafkaStreamsRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Health health() {
    List<StreamsBuilderFactoryBean> streams = List.copyOf(registry.streamsBuilderFactoryBeans());
    return health(
        streams.stream().map(StreamsHealthIndicator::state).toList(),
        streams.stream()
            .map(StreamsBuilderFactoryBean::getKafkaStreams)
            .filter(Objects::nonNull)
            .flatMap(each -> each.metadataForLocalThreads().stream())
            .collect(Collectors.groupingBy(ThreadMetadata::threadState, Collectors.counting())));
  }

  /** A stream that its bean has not started yet counts as created. */
  private static KafkaStreams.State state(StreamsBuilderFactoryBean bean) {
    KafkaStreams streams = bean.getKafkaStreams();
    return streams == null ? KafkaStreams.State.CREATED : streams.state();
  }

  static Health health(List<KafkaStreams.State> streams, Map<String, Long> threads) {
    boolean up =
        !streams.isEmpty()
            && streams.stream().allMatch(state -> state == KafkaStreams.State.RUNNING);
    return (up ? Health.up() : Health.outOfService())
        .withDetail("streams", streams.stream().map(Enum::name).toList())
        .withDetail("threads", threads)
        .build();
  }
}
