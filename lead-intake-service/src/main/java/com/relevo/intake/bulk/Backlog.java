package com.relevo.intake.bulk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * How many deliveries the stream has not read yet. A webhook that comes behind a list waits for
 * what is before it, so that lists hold back while there are many.
 */
@Component
final class Backlog implements Paces, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Backlog.class);
  private static final long PATIENCE_SECONDS = 20;

  /** Some seconds of the stream's work. */
  private static final long MOST_UNREAD = 5_000;

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final KafkaAdmin kafka;
  private final String group;
  private @Nullable Admin admin;

  Backlog(
      KafkaAdmin kafka,
      @Value("${spring.cloud.stream.kafka.streams.binder.functions.stream.application-id}")
          String group) {
    this.kafka = kafka;
    this.group = group;
  }

  @Override
  public Pace begin() {
    return new Pace(this::size, MOST_UNREAD, PAUSE);
  }

  /** 0 where the broker does not say: whoever sends hears of that soon enough. */
  private long size() throws InterruptedException {
    try {
      return unread();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("How much {} has not read is not known: {}", group, e.toString());
      return 0;
    }
  }

  /** On all its topics: what was read of one may wait on the next. */
  private long unread() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin()
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    read.keySet().forEach(each -> latest.put(each, OffsetSpec.latest()));
    return admin()
        .listOffsets(latest)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .mapToLong(end -> end.getValue().offset() - offset(read.get(end.getKey())))
        .sum();
  }

  private static long offset(@Nullable OffsetAndMetadata read) {
    return read == null ? 0 : read.offset();
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(kafka.getConfigurationProperties());
    }
    return admin;
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close();
    }
  }
}
