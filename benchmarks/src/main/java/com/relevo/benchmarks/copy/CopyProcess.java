package com.relevo.benchmarks.copy;

import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Main class of one of the peer's processes: {@code CopyProcess <bootstrap servers> <application
 * id> <state directory> <commit ms> <hop>}. Says {@code ready} when it runs.
 */
public final class CopyProcess {
  private CopyProcess() {}

  public static void main(String[] arguments) {
    Hop hop = Hop.parse(arguments[4]);
    KafkaStreams streams = new KafkaStreams(CopyTopology.of(hop), settings(arguments));
    streams.setStateListener((now, before) -> {
      if (now == KafkaStreams.State.RUNNING) {
        System.out.println("ready");
      } else if (now == KafkaStreams.State.ERROR) {
        Runtime.getRuntime().halt(1);
      }
    });
    streams.start();
  }

  /** What relevo-defaults.yaml says for the services, as far as it costs or saves time. */
  private static Properties settings(String[] arguments) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[1]);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[2]);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, arguments[3]);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    settings.put(StreamsConfig.producerPrefix("linger.ms"), arguments[3]);
    settings.put(StreamsConfig.producerPrefix("batch.size"), 65536);
    return settings;
  }
}
