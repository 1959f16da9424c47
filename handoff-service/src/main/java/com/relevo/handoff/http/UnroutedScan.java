package com.relevo.handoff.http;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.Topic;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.lead.Cycle;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.http.Unrouted.Item;
import com.relevo.handoff.stream.DeskBook;
import com.relevo.handoff.stream.HandoffBinding;
import com.relevo.kit.http.GatheredReads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The leads that wait in the partitions this instance holds: at desks, and without a rule. */
@Component
class UnroutedScan {
  /** More than anybody reads; a queue that long is a matter for the metrics. */
  private static final int MOST = 20_000;

  private final GatheredReads reads;

  UnroutedScan(GatheredReads reads) {
    this.reads = reads;
  }

  /** {@code partitions} were read, {@code cut} of them not to their end. */
  record Part(List<Item> items, List<Integer> partitions, List<Integer> cut) {}

  /** All partitions there are. */
  Set<Integer> all() {
    return reads.partitions(Topic.HANDOFF_DESK.topicName());
  }

  Part scan(Instant now) {
    List<Item> items = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    Set<Integer> cut = new TreeSet<>();
    for (int partition : all()) {
      List<Item> found = new ArrayList<>();
      try {
        if (atDesks(partition, now, found, cut) && withoutRule(partition, now, found, cut)) {
          items.addAll(found);
          read.add(partition);
        }
      } catch (InvalidStateStoreException _) {
        // Another instance has it, or it moves: whoever has it answers for it.
      }
    }
    return new Part(items, read, List.copyOf(cut));
  }

  private boolean atDesks(int partition, Instant now, List<Item> items, Set<Integer> cut) {
    Optional<ReadOnlyKeyValueStore<String, Asked>> queue = reads.local(DeskBook.QUEUE, partition);
    Optional<ReadOnlyKeyValueStore<String, Desk>> desks = reads.local(DeskBook.DESKS, partition);
    if (queue.isEmpty() || desks.isEmpty()) {
      return false;
    }
    try (KeyValueIterator<String, Asked> all = queue.get().all()) {
      int looked = 0;
      while (all.hasNext() && looked++ < MOST) {
        Asked asked = all.next().value;
        items.add(item(asked, desks.get().get(asked.team().value()), now));
      }
      if (all.hasNext()) {
        cut.add(partition);
      }
    }
    return true;
  }

  private static Item item(Asked asked, @Nullable Desk desk, Instant now) {
    UnroutedReason reason = desk == null ? null : desk.waitingFor();
    String text = desk == null ? null : desk.text();
    Instant since = asked.on().since();
    Instant from = since == null ? now : since;
    return new Item(
        asked.lead().value(),
        asked.cycle(),
        asked.team().value(),
        reason == null ? UnroutedReason.NO_CAPACITY : reason,
        text == null ? "" : text,
        from,
        Duration.between(from, now).toSeconds(),
        desk == null ? null : desk.nextTry());
  }

  private boolean withoutRule(int partition, Instant now, List<Item> items, Set<Integer> cut) {
    Optional<ReadOnlyKeyValueStore<String, String>> index =
        reads.local(HandoffBinding.WITHOUT_RULE, partition);
    Optional<ReadOnlyKeyValueStore<String, HandoffState>> leads =
        reads.local(HandoffBinding.HANDOFFS, partition);
    if (index.isEmpty() || leads.isEmpty()) {
      return false;
    }
    try (KeyValueIterator<String, String> all = index.get().all()) {
      int looked = 0;
      while (all.hasNext() && looked++ < MOST) {
        HandoffState lead = leads.get().get(all.next().key);
        if (lead != null) {
          lead.open().ifPresent(cycle -> items.add(item(lead, cycle, now)));
        }
      }
      if (all.hasNext()) {
        cut.add(partition);
      }
    }
    return true;
  }

  private static Item item(HandoffState lead, Cycle cycle, Instant now) {
    Instant since = cycle.opening().at();
    return new Item(
        lead.lead().value(),
        cycle.number(),
        null,
        UnroutedReason.NO_RULE,
        "No routing rule holds; tried again with each version of the agreement",
        since,
        Duration.between(since, now).toSeconds(),
        null);
  }
}
