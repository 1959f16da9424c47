package com.relevo.benchmarks.timers;

import com.relevo.kit.stream.BoundedRocksDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Main class of the timer store's process: {@code TimerProcess <bootstrap servers> <state
 * directory> <commit ms> <tick ms> <per tick> <RocksDB bytes> <threads> [standby replicas]}. Says
 * {@code done} when it runs; a line on its input asks what ticks cost, its end stops it.
 */
public final class TimerProcess {
  static final String APPLICATION = "relevo.timers";

  private TimerProcess() {}

  public static void main(String[] arguments) throws IOException {
    Ticks ticks = new Ticks();
    KafkaStreams streams =
        new KafkaStreams(
            TimerTopology.of(
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Integer.parseInt(arguments[4]),
                ticks),
            settings(arguments));
    streams.setStateListener((now, before) -> {
      if (now == KafkaStreams.State.RUNNING && before != KafkaStreams.State.RUNNING) {
        System.out.println("done");
      } else if (now == KafkaStreams.State.ERROR) {
        Runtime.getRuntime().halt(1);
      }
    });
    streams.start();
    try (BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (questions.readLine() != null) {
        System.out.println("done " + ticks.take());
      }
    }
    streams.close(Duration.ofSeconds(30));
  }

  /** As relevo-defaults.yaml and sla-monitor-service's application.yaml set them. */
  private static Properties settings(String[] arguments) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[1]);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, arguments[2]);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, arguments[6]);
    settings.put(
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, arguments.length > 7 ? arguments[7] : "0");
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8 << 20);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(BoundedRocksDb.MEMORY, arguments[5]);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 10_000);
    settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 1_000);
    // As StreamsSupervision sets it, see docs/decisions/0009.
    settings.put("__state.updater.enabled__", false);
    settings.put(StreamsConfig.restoreConsumerPrefix("max.poll.records"), 20_000);
    settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    settings.put(StreamsConfig.producerPrefix("linger.ms"), 5);
    return settings;
  }
}
