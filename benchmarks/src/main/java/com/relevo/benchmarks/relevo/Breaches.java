package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.load.Ends;
import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.events.CloudEvents;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/**
 * Reads breaches as they are committed: how late they come, and whether each clock breaches once.
 * One thread reads, others ask.
 */
public final class Breaches implements Ends {
  private static final long SLICE_MILLIS = 200;

  private final InstantSource clock;
  private final Set<String> clocks = new HashSet<>();
  private Duration latest = Duration.ZERO;
  private int doubled;

  public Breaches(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topic.SLA.topicName());
  }

  @Override
  public synchronized void read(ConsumerRecord<String, byte[]> record, long nanos, Seen seen) {
    var type = record.headers().lastHeader(CloudEvents.TYPE);
    if (type == null
        || !EventType.SLA_BREACHED
            .type()
            .equals(new String(type.value(), StandardCharsets.UTF_8))) {
      return;
    }
    JsonNode breach = EventJson.mapper().readTree(record.value());
    if (!clocks.add(breach.at("/instance/id").asString())) {
      doubled++;
    }
    Instant due = Instant.parse(breach.at("/dueAt").asString());
    Duration late = Duration.between(due, clock.instant());
    latest = late.compareTo(latest) > 0 ? late : latest;
  }

  /** Of the latest since this was asked before: from when it was due until it could be read. */
  public synchronized Duration latest() {
    Duration asked = latest;
    latest = Duration.ZERO;
    return asked;
  }

  /**
   * Returns when {@code expected} clocks have breached; fails where one breached twice, or where
   * none breaches for as long as {@code patience}.
   */
  public void await(long expected, Duration patience) throws InterruptedException {
    int before = count();
    for (long waited = 0; before < expected; ) {
      Thread.sleep(SLICE_MILLIS);
      int now = count();
      waited = now == before ? waited + SLICE_MILLIS : 0;
      before = now;
      if (waited >= patience.toMillis()) {
        throw new LoadFailedException(
            "Expected %d clocks to breach, but it were %d, and none for %d s"
                .formatted(expected, now, patience.toSeconds()));
      }
    }
    requireOnce(expected);
  }

  private synchronized int count() {
    return clocks.size();
  }

  private synchronized void requireOnce(long expected) {
    if (doubled > 0 || clocks.size() > expected) {
      throw new LoadFailedException(
          "Expected %d clocks to breach once, but %d did, and %d of them again"
              .formatted(expected, clocks.size(), doubled));
    }
  }
}
