package com.relevo.handoff.stream;

import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.work.Holder;
import com.relevo.handoff.domain.work.RunningClocks;
import com.relevo.handoff.domain.work.WorkItem;
import com.relevo.kit.stream.RecentValues;
import com.relevo.kit.stream.Serdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The queues of this partition: a lead's item under each holder, and the clocks that run on it. An
 * index of the leads' states, kept in step with them in the same transaction.
 */
public final class WorkBook {
  /** The store of {@link WorkItem} by {@link Holder} and lead. */
  public static final String WORK = "handoff-work";

  static final String CLOCKS = "handoff-clocks";

  private final KeyValueStore<String, WorkItem> work;
  private final RecentValues<RunningClocks> clocks;

  WorkBook(ProcessorContext<String, ?> context) {
    this.work = context.getStateStore(WORK);
    this.clocks = new RecentValues<>(context.getStateStore(CLOCKS), LeadBook.RECENT);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(store(WORK, WorkItem.class), store(CLOCKS, RunningClocks.class));
  }

  /** A lead's clocks start together: what they write of it in a commit is written once. */
  private static <V> StoreBuilder<?> store(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name),
            org.apache.kafka.common.serialization.Serdes.String(),
            Serdes.json(type))
        .withCachingEnabled();
  }

  void heard(SlaEvent event, HandoffState state) {
    RunningClocks before = clocks(event.leadId());
    RunningClocks after = before.after(event);
    if (after.equals(before)) {
      return;
    }
    String lead = event.leadId().value();
    if (after.clocks().isEmpty()) {
      clocks.delete(lead);
    } else {
      clocks.put(lead, after);
    }
    WorkItem.of(state, after).ifPresent(this::put);
  }

  /** Keeps the queues in step with a lead's state. */
  void follow(HandoffState before, HandoffState next) {
    RunningClocks running = clocks(next.lead());
    Optional<WorkItem> item = WorkItem.of(next, running);
    WorkItem.of(before, running).map(WorkItem::holders).orElse(List.of()).stream()
        .filter(holder -> item.filter(each -> each.holders().contains(holder)).isEmpty())
        .forEach(holder -> work.delete(key(holder, next.lead())));
    item.ifPresent(this::put);
  }

  private void put(WorkItem item) {
    item.holders().forEach(holder -> work.put(key(holder, item.leadId()), item));
  }

  private RunningClocks clocks(LeadId lead) {
    RunningClocks known = clocks.get(lead.value());
    return known == null ? RunningClocks.NONE : known;
  }

  /** All reps who have a lead of this partition. */
  List<RepId> reps() {
    List<RepId> reps = new ArrayList<>();
    each(
        work,
        Holder.REPS,
        item -> {
          if (item.rep() != null && !reps.contains(item.rep())) {
            reps.add(item.rep());
          }
        });
    return reps;
  }

  /** The rep's own leads, what is due first before the others. */
  List<WorkItem> of(RepId rep) {
    List<WorkItem> items = new ArrayList<>();
    each(
        work,
        Holder.rep(rep),
        item -> {
          if (rep.equals(item.rep())) {
            items.add(item);
          }
        });
    items.sort(WorkItem.ORDER);
    return items;
  }

  /** Shows every item of a queue, in any order. */
  public static void each(
      ReadOnlyKeyValueStore<String, WorkItem> work, Holder holder, Consumer<WorkItem> visitor) {
    try (KeyValueIterator<String, WorkItem> items =
        work.range(holder.key(), holder.key() + Character.MAX_VALUE)) {
      items.forEachRemaining(entry -> visitor.accept(entry.value));
    }
  }

  private static String key(Holder holder, LeadId lead) {
    return holder.key() + lead.value();
  }
}
