package com.relevo.kit.config;

import org.apache.kafka.streams.KafkaStreams;
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
 * all the same makes the process not live, so that whoever watches it starts it anew.
 */
final class StreamsSupervision implements StreamsBuilderFactoryBeanConfigurer {
  private static final Logger log = LoggerFactory.getLogger(StreamsSupervision.class);

  private final ApplicationContext context;

  StreamsSupervision(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void configure(StreamsBuilderFactoryBean streams) {
    // Else the next start waits until the group gives this member up.
    streams.setLeaveGroupOnClose(true);
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
}
