package com.relevo.sla.watermark;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the broker says of the input topics: where they end, and how far the group has read. */
final class InputLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final String group;
  private final Set<String> topics;
  private List<TopicPartition> partitions = List.of();

  InputLog(Map<String, Object> config, String group, Set<String> topics) {
    this.admin = Admin.create(config);
    this.group = group;
    this.topics = topics;
  }

  /**
   * Where each partition ends now, open transactions included: what somebody is about to commit may
   * be evidence, and what others committed behind it cannot be read before.
   */
  Map<TopicPartition, Long> ends()
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions().stream()
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        get(admin.listOffsets(latest).all()).entrySet()) {
      ends.put(end.getKey(), end.getValue().offset());
    }
    return ends;
  }

  /** Committed by the group; a partition of which nothing was ever committed is missing. */
  Map<TopicPartition, Long> committed()
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach((partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }

  private List<TopicPartition> partitions()
      throws ExecutionException, TimeoutException, InterruptedException {
    if (partitions.isEmpty()) {
      partitions =
          get(admin.describeTopics(topics).allTopicNames()).values().stream()
              .flatMap(topic ->
                  topic.partitions().stream()
                      .map(each -> new TopicPartition(topic.name(), each.partition())))
              .toList();
    }
    return partitions;
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
