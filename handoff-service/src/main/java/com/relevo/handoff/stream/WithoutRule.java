package com.relevo.handoff.stream;

import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Handoffs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The leads of this partition that no routing rule held for. The agreement is read at the start, so
 * that is when each of them is tried again, once.
 */
final class WithoutRule {
  static final String STORE = "handoffs-without-rule";

  private final KeyValueStore<String, String> store;
  private final HandoffMetrics figures;
  private final BiConsumer<String, Instant> retry;
  private final String task;
  private long count;
  private @Nullable Cancellable once;

  WithoutRule(
      ProcessorContext<String, ?> context,
      HandoffMetrics figures,
      BiConsumer<String, Instant> retry) {
    this.store = context.getStateStore(STORE);
    this.figures = figures;
    this.retry = retry;
    this.task = context.taskId().toString();
    this.once =
        context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::retryAll);
  }

  private void retryAll(long timestamp) {
    if (once != null) {
      once.cancel();
      once = null;
    }
    List<String> leads = new ArrayList<>();
    try (KeyValueIterator<String, String> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, String> next = all.next();
        leads.add(next.key);
      }
    }
    count = leads.size();
    leads.forEach(lead -> retry.accept(lead, Instant.ofEpochMilli(timestamp)));
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
    return state.open().filter(Handoffs::withoutRule).isPresent();
  }

  /** Not before the index was counted. */
  private void report() {
    if (once != null) {
      return;
    }
    figures.waiting(task, HandoffMetrics.NO_TEAM, count);
  }

  void close() {
    figures.gone(task);
  }
}
