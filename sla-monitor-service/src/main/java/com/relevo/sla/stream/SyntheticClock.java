package com.relevo.sla.stream;

import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.kit.stream.TimerIndex;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.domain.SyntheticLead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The dead man's switch of one partition: a clock that must breach once an interval. It goes the
 * way of all clocks, through the timer store, the tick, the watermark and the clockwork; only what
 * is decided is not written anywhere.
 */
final class SyntheticClock {
  private final SyntheticLead lead;
  private final TimerIndex timers;
  private final Consumer<SlaBreached> fired;
  private @Nullable LeadClocks state;

  SyntheticClock(int partition, Duration interval, TimerIndex timers, Consumer<SlaBreached> fired) {
    this.lead = new SyntheticLead(String.valueOf(partition), interval);
    this.timers = timers;
    this.fired = fired;
  }

  /**
   * The first lead of this run, true if it is now; what a run before left behind is passed over
   * when it is found.
   */
  boolean begin(Instant now) {
    boolean first = state == null;
    if (first) {
      next(now);
    }
    return first;
  }

  /** The caller found {@code entry} due by {@code horizon} and removed it. */
  void fire(TimerIndex.Entry entry, Instant horizon, Instant now) {
    LeadClocks waiting = state;
    if (waiting == null
        || !entry.lead().equals(lead.id().value())
        || !timers.isOf(entry, waiting.nextStepDue())) {
      return;
    }
    lead.breach(waiting, horizon, now).ifPresent(fired);
    next(now);
  }

  private void next(Instant now) {
    LeadClocks fresh = lead.qualified(now);
    timers.move(lead.id().value(), Optional.empty(), fresh.nextStepDue());
    state = fresh;
  }
}
