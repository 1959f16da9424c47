package com.relevo.benchmarks.timers;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** What goes into the timer store and what comes out. */
final class TimerTopics {
  private TimerTopics() {}

  static void create(String servers, int partitions) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      admin
          .createTopics(
              Stream.of(TimerTopology.COMMANDS, TimerTopology.FIRED)
                  .map(topic -> new NewTopic(topic, partitions, (short) 1))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to create topics, but " + e.getCause(), e);
    }
  }
}
