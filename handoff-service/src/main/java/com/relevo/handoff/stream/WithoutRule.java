package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Cycle;
import com.relevo.handoff.domain.lead.HandoffState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The leads of this partition that no routing rule held for. Each of them is tried again at the
 * start, and whenever another version of the agreement takes effect, or the roster changes:
 * somebody may own the company now.
 */
final class WithoutRule {
  static final String STORE = "handoffs-without-rule";

  private final KeyValueStore<String, String> store;
  private final HandoffMetrics figures;
  private final BiConsumer<String, Instant> retry;
  private final RosterSource rosters;
  private final String task;
  private long count;
  private @Nullable Object triedUnder;

  WithoutRule(
      ProcessorContext<String, ?> context,
      RosterSource rosters,
      HandoffMetrics figures,
      BiConsumer<String, Instant> retry) {
    this.store = context.getStateStore(STORE);
    this.figures = figures;
    this.retry = retry;
    this.rosters = rosters;
    this.task = context.taskId().toString();
    context.schedule(
        Duration.ofSeconds(1),
        PunctuationType.WALL_CLOCK_TIME,
        timestamp -> look(Instant.ofEpochMilli(timestamp)));
  }

  private void look(Instant now) {
    Object current = rosters.version(now);
    if (current != triedUnder) {
      triedUnder = current;
      retryAll(now);
    }
  }

  private void retryAll(Instant now) {
    List<String> leads = new ArrayList<>();
    try (KeyValueIterator<String, String> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, String> next = all.next();
        leads.add(next.key);
      }
    }
    count = leads.size();
    leads.forEach(lead -> retry.accept(lead, now));
    report();
  }

  /** Keeps the index in step with a lead's state. */
  void follow(HandoffState before, HandoffState next) {
    boolean was = waits(before);
    boolean is = waits(next);
    if (was == is) {
      return;
    }
    String lead = next.lead().value();
    if (is) {
      store.put(lead, "");
    } else {
      store.delete(lead);
    }
    count += is ? 1 : -1;
    report();
  }

  private static boolean waits(HandoffState state) {
    return state.open().filter(Cycle::withoutRule).isPresent();
  }

  /** Not before the index was counted. */
  private void report() {
    if (triedUnder == null) {
      return;
    }
    figures.waiting(task, HandoffMetrics.NO_TEAM, count);
  }

  void close() {
    figures.gone(task);
  }
}
