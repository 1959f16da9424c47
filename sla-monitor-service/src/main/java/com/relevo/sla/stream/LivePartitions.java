package com.relevo.sla.stream;

import com.relevo.kit.stream.TimerIndex;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What this instance knows of the partitions it holds, for gauges and for reads. A partition that
 * moves takes its share with it.
 */
public final class LivePartitions {
  private final MeterRegistry metrics;
  private final Map<Integer, Live> held = new ConcurrentHashMap<>();
  private final Set<OpenClocks.Label> shown = ConcurrentHashMap.newKeySet();

  public LivePartitions(MeterRegistry metrics) {
    this.metrics = metrics;
    Gauge.builder("relevo.sla.uncovered.leads", this, LivePartitions::uncovered)
        .description("Leads that should have a clock and have none, of the partitions held here")
        .register(metrics);
  }

  /** One partition; written by the thread that runs it alone, read by all. */
  public static final class Live {
    private final OpenClocks open;
    private final TimerIndex timers;
    private volatile @Nullable Instant lastSynthetic;
    private volatile long uncovered;

    private Live(OpenClocks open, TimerIndex timers) {
      this.open = open;
      this.timers = timers;
    }

    void uncovered(long leads) {
      uncovered = leads;
    }

    /** Since then the partition waits for the next one. */
    void syntheticFired(Instant at) {
      lastSynthetic = at;
    }
  }

  /** Takes the place of what was known of the partition. */
  Live hold(int partition, OpenClocks open, TimerIndex timers) {
    Live live = new Live(open, timers);
    held.put(partition, live);
    open.labels().forEach(this::show);
    return live;
  }

  void release(int partition, Live live) {
    if (held.remove(partition, live)) {
      metrics.find(SlaMetrics.LAST_SYNTHETIC).tag("partition", name(partition)).meters().stream()
          .map(Meter::getId)
          .forEach(metrics::remove);
    }
  }

  /** The partitions held here. */
  public Set<Integer> partitions() {
    return Set.copyOf(held.keySet());
  }

  /** Empty where the partition is held elsewhere. */
  Optional<TimerIndex> timers(int partition) {
    return Optional.ofNullable(held.get(partition)).map(live -> live.timers);
  }

  /** Shows how many clocks there are of {@code label}, zero once there are none any more. */
  void show(OpenClocks.Label label) {
    if (shown.add(label)) {
      Gauge.builder("relevo.sla.open.clocks", this, live -> live.sum(label))
          .description("Clocks that run or are paused, of the partitions held here")
          .tag("target", label.target())
          .tag("state", label.state().name())
          .register(metrics);
    }
  }

  private long uncovered() {
    return held.values().stream().mapToLong(live -> live.uncovered).sum();
  }

  private long sum(OpenClocks.Label label) {
    return held.values().stream().mapToLong(live -> live.open.count(label)).sum();
  }

  /** Shows since when the partition waits: for the last breach, or since its first tick here. */
  void showSynthetic(int partition) {
    ToDoubleFunction<LivePartitions> seconds =
        live -> {
          Live here = live.held.get(partition);
          Instant last = here == null ? null : here.lastSynthetic;
          return last == null ? Double.NaN : last.toEpochMilli() / 1000.0;
        };
    Gauge.builder(SlaMetrics.LAST_SYNTHETIC, this, seconds)
        .baseUnit("seconds")
        .description("When the synthetic lead's breach fired last; grows each interval, or alert")
        .tag("partition", name(partition))
        .register(metrics);
  }

  private static String name(int partition) {
    return String.valueOf(partition);
  }
}
