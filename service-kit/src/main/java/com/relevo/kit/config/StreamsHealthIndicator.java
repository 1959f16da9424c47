package com.relevo.kit.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<KafkaStreams> streams =
        registry.streamsBuilderFactoryBeans().stream()
            .map(StreamsBuilderFactoryBean::getKafkaStreams)
            .toList();
    boolean up =
        !streams.isEmpty()
            && streams.stream()
                .allMatch(each -> each != null && each.state() == KafkaStreams.State.RUNNING);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put(
        "streams",
        streams.stream().map(each -> each == null ? "NOT_STARTED" : each.state().name()).toList());
    details.put(
        "threads",
        streams.stream()
            .filter(each -> each != null)
            .flatMap(each -> each.metadataForLocalThreads().stream())
            .collect(Collectors.groupingBy(ThreadMetadata::threadState, Collectors.counting())));
    return (up ? Health.up() : Health.outOfService()).withDetails(details).build();
  }
}
