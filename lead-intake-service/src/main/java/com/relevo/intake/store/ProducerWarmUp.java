package com.relevo.intake.store;

import com.relevo.events.Topic;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Connects the producer before the first webhook may come, so that none is turned away while it
 * finds its broker.
 */
@Component
final class ProducerWarmUp implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ProducerWarmUp.class);

  private final KafkaTemplate<String, byte[]> kafka;
  private volatile boolean running;

  ProducerWarmUp(KafkaTemplate<String, byte[]> kafka) {
    this.kafka = kafka;
  }

  /** After the topics are there and have their limits. */
  @Override
  public int getPhase() {
    return 2;
  }

  @Override
  public void start() {
    running = true;
    try {
      kafka.partitionsFor(Topic.SUBMISSIONS.topicName());
    } catch (KafkaException e) {
      log.warn("The producer found no broker yet; the first webhooks may be answered 503", e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
