package com.relevo.benchmarks.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until nothing is written any more, so that one phase does not pay for what another left
 * behind: the SLA clocks of assigned leads, for one. What does not count are changelogs, for a
 * service may note the time in them for ever, and what sla-monitor's reports tell one another each
 * second: how far they have read.
 */
public final class Settled {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private Settled() {}

  /** False when it still writes after two minutes. */
  public static boolean await(String bootstrapServers) throws InterruptedException {
    long start = System.nanoTime();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      long written = written(admin);
      long quietSince = start;
      while (System.nanoTime() - quietSince < QUIET.toNanos()) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          return false;
        }
        Thread.sleep(LOOK_EVERY);
        long now = written(admin);
        quietSince = now == written ? quietSince : System.nanoTime();
        written = now;
      }
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to read offsets, but " + e.getCause(), e);
    }
  }

  private static long written(Admin admin) throws ExecutionException, InterruptedException {
    var topics =
        admin.listTopics().names().get().stream()
            .filter(topic -> !topic.endsWith("-changelog") && !topic.endsWith("-notes-repartition"))
            .toList();
    Map<TopicPartition, OffsetSpec> ends =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }
}
