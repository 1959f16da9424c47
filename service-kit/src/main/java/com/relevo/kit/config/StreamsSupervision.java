package com.relevo.kit.config;

import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * What happens when a stream thread dies: it is replaced, for brokers come back; a stream that ends
 * all the same makes the process not live, so that whoever watches it starts it anew. And when a
 * process is killed: its state on disk is not believed, for it holds what an aborted transaction
 * wrote.
 */
final class StreamsSupervision implements StreamsBuilderFactoryBeanConfigurer {
  /**
   * Kafka Streams' state updater leaves a checkpoint beside a restored state, and with it the state
   * is believed after a crash (KAFKA-20685). Not settable in YAML: the name begins with an
   * underscore. See docs/decisions/0009.
   */
  private static final String STATE_UPDATER = "__state.updater.enabled__";

  /**
   * Without it the others wait until the session of one that was stopped has timed out: Kafka
   * Streams turns it off, and its own option for leaving on close (Spring's {@code
   * leaveGroupOnClose}) is one for members with a name only.
   */
  private static final String LEAVE_GROUP = "internal.leave.group.on.close";

  /** Static membership: a name that no other instance of the service has. */
  private static final String INSTANCE_ID = "relevo.stream.instance-id";

  private static final Logger log = LoggerFactory.getLogger(StreamsSupervision.class);

  private final ApplicationContext context;
  private final StreamsMetrics metrics;

  StreamsSupervision(ApplicationContext context, StreamsMetrics metrics) {
    this.context = context;
    this.metrics = metrics;
  }

  @Override
  public void configure(StreamsBuilderFactoryBean streams) {
    set(streams, STATE_UPDATER, false);
    metrics.watch(streams);
    String instance = context.getEnvironment().getProperty(INSTANCE_ID);
    if (instance == null || instance.isBlank()) {
      set(streams, StreamsConfig.mainConsumerPrefix(LEAVE_GROUP), true);
    } else {
      // A member with a name keeps its partitions while it is away, for the session's timeout.
      set(streams, StreamsConfig.mainConsumerPrefix("group.instance.id"), instance);
    }
    streams.setStreamsUncaughtExceptionHandler(failure -> {
      log.error("A stream thread died and is replaced", failure);
      return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.setStateListener((now, before) -> {
      log.info("The stream is {} (was {})", now, before);
      if (now == KafkaStreams.State.ERROR) {
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
      }
    });
  }

  private static void set(StreamsBuilderFactoryBean streams, String name, Object value) {
    Properties settings =
        Objects.requireNonNull(streams.getStreamsConfiguration(), "Expected the binder's settings");
    settings.put(name, value);
    streams.setStreamsConfiguration(settings);
  }
}
