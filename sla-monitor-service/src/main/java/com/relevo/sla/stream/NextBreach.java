package com.relevo.sla.stream;

import com.relevo.sla.domain.DueClock;
import com.relevo.sla.domain.DuePage.Wanted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each team breaches each target next, of the partitions held here. Beside the stream: a look
 * reads the leads whose next step comes before the last breach that counts, which may be thousands
 * where warnings come early; the longer it takes, the longer it rests.
 */
final class NextBreach implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NextBreach.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** So many times as long as a look it rests: of a processor, it takes two percent at most. */
  private static final long RESTS = 50;

  /** Further away nobody looks. */
  private static final Duration AHEAD = Duration.ofDays(30);

  /** Of all clocks, the next so many; a team that comes after them has no series. */
  private static final int NEXT = 500;

  private final DueScan scan;
  private final InstantSource clock;
  private final MultiGauge gauge;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("next-breach").factory());

  NextBreach(DueScan scan, InstantSource clock, MeterRegistry registry) {
    this.scan = scan;
    this.clock = clock;
    this.gauge =
        MultiGauge.builder("relevo.sla.next.breach.timestamp")
            .baseUnit("seconds")
            .description("When the next clock breaches if nothing happens")
            .register(registry);
    looks.schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long begun = System.nanoTime();
    try {
      show(
          scan.scan(
                  new Wanted(null, null, clock.instant().plus(AHEAD), null, NEXT), clock.instant())
              .found());
    } catch (RuntimeException e) {
      log.debug("No look at what breaches next; the stream may be moving", e);
    }
    if (!looks.isShutdown()) {
      looks.schedule(this::look, rest(System.nanoTime() - begun), TimeUnit.NANOSECONDS);
    }
  }

  /** After a look that took so long, all in nanoseconds. */
  static long rest(long took) {
    return Math.max(PAUSE.toNanos(), took * RESTS);
  }

  /** In the order of their due times: the first of a team and target is the one that counts. */
  void show(List<DueClock> due) {
    Map<Tags, Instant> first = new LinkedHashMap<>();
    due.stream()
        .filter(each -> !each.waived())
        .forEach(each ->
            first.putIfAbsent(
                Tags.of(
                    "target",
                    each.target(),
                    "team",
                    each.team() == null ? VerdictMetrics.NO_TEAM : each.team().value()),
                each.dueAt()));
    gauge.register(
        first.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                each -> MultiGauge.Row.of(each.getKey(), each.getValue().toEpochMilli() / 1000.0))
            .toList(),
        true);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
