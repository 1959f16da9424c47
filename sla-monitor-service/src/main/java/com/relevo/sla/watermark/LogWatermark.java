package com.relevo.sla.watermark;

import com.relevo.kit.topic.BackgroundThread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The watermark of all input partitions, by asking the broker: at an instant, where does the log
 * end; and has the group committed that far by now? Whoever runs the stream, wherever its tasks
 * are, the answer is the same. While the broker does not answer, the watermark stands.
 */
public final class LogWatermark implements Watermark, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LogWatermark.class);

  private final Map<String, Object> config;
  private final String group;
  private final Set<String> topics;
  private final InstantSource clock;
  private final Duration interval;
  private final Map<Integer, Instant> watermarks = new ConcurrentHashMap<>();
  private final ReadProgress progress = new ReadProgress();
  private final Instant since;
  private Map<TopicPartition, Long> lastCommitted = Map.of();
  private final BackgroundThread thread = new BackgroundThread("sla-watermark", this::watch);
  private boolean answered = true;
  private volatile int partitions;

  /** {@code config} is how to reach the broker. */
  public LogWatermark(
      Map<String, Object> config,
      String group,
      Set<String> topics,
      InstantSource clock,
      Duration interval) {
    this.config = Map.copyOf(config);
    this.group = group;
    this.topics = Set.copyOf(topics);
    this.clock = clock;
    this.interval = interval;
    this.since = clock.instant();
  }

  @Override
  public Instant of(int partition) {
    return watermarks.getOrDefault(partition, Instant.MIN);
  }

  /** The partitions that have a watermark. */
  public Map<Integer, Instant> all() {
    return Map.copyOf(watermarks);
  }

  /** How many partitions there are; 0 until the broker has told. */
  public int partitions() {
    return partitions;
  }

  /** How far the last partition is behind; since the start, while there is no watermark at all. */
  public Duration age() {
    Instant last = watermarks.values().stream().min(Comparator.naturalOrder()).orElse(since);
    return Duration.between(last, clock.instant());
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    thread.stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return thread.isRunning();
  }

  private void watch(BackgroundThread.Stop stop) throws InterruptedException {
    try (InputLog input = new InputLog(config, group, topics);
        UnreadTail tail = new UnreadTail(config)) {
      do {
        step(input, tail);
      } while (!stop.askedWithin(interval));
    }
  }

  /** Asks once. */
  void step(InputLog input, UnreadTail tail) throws InterruptedException {
    try {
      Instant at = clock.instant();
      Map<TopicPartition, Long> ends = input.ends();
      progress.asked(at, ends);
      partitions = ends.keySet().stream().mapToInt(each -> each.partition() + 1).max().orElse(0);
      Map<TopicPartition, Long> committed = new HashMap<>(input.committed());
      ends.keySet().forEach(partition -> committed.putIfAbsent(partition, 0L));
      advance(committed, tail);
      lookBehindStalled(ends, committed, tail);
      lastCommitted = committed;
      answered = true;
    } catch (InterruptException e) {
      throw e;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      // Whatever it is, this thread must go on: without it nothing ever fires again.
      if (answered) {
        log.warn("The watermark stands, for the broker does not tell how far the log was read", e);
      }
      answered = false;
    }
  }

  private void advance(Map<TopicPartition, Long> committed, UnreadTail tail) {
    watermarks.putAll(
        progress.advance(partition -> tail.read(partition, committed.getOrDefault(partition, 0L))));
  }

  /** Only where nothing moved since the last time: else the stream is reading, and will commit. */
  private void lookBehindStalled(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed, UnreadTail tail) {
    ends.forEach((partition, end) -> {
      long now = committed.getOrDefault(partition, 0L);
      if (tail.read(partition, now) < end && lastCommitted.getOrDefault(partition, -1L) == now) {
        tail.look(partition, now, end);
      }
    });
    advance(committed, tail);
  }
}
