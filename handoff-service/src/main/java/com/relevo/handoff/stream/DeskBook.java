package com.relevo.handoff.stream;

import com.relevo.events.AssignmentId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Place;
import com.relevo.kit.stream.Serdes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The stores of the desks: each team's state, its queue in the order of asking, and where each
 * assignment is. Keys of the latter two start with the team and a NUL, which no id contains.
 */
final class DeskBook {
  static final String DESKS = "desks";
  static final String QUEUE = "desk-queue";
  static final String PLACES = "desk-places";

  private final KeyValueStore<String, Desk> desks;

  /**
   * The desks once more, as they are: each assignment asks for one, and this is all that writes.
   */
  private final Map<TeamId, Desk> known = new HashMap<>();

  private final KeyValueStore<String, Asked> queue;
  private final KeyValueStore<String, Place> places;

  DeskBook(ProcessorContext<String, ?> context) {
    this.desks = context.getStateStore(DESKS);
    this.queue = context.getStateStore(QUEUE);
    this.places = context.getStateStore(PLACES);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        // A few records, each changed by every assignment: one write a commit is enough.
        store(DESKS, Serdes.json(Desk.class)).withCachingEnabled(),
        store(QUEUE, Serdes.json(Asked.class)),
        store(PLACES, Serdes.json(Place.class)));
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name),
        org.apache.kafka.common.serialization.Serdes.String(),
        values);
  }

  Desk desk(TeamId team) {
    return known.computeIfAbsent(team, this::stored);
  }

  private Desk stored(TeamId team) {
    Desk stored = desks.get(team.value());
    return stored == null ? Desk.of(team) : stored;
  }

  void keep(Desk desk) {
    known.put(desk.team(), desk);
    desks.put(desk.team().value(), desk);
  }

  List<Desk> desks() {
    List<Desk> all = new ArrayList<>();
    try (KeyValueIterator<String, Desk> each = desks.all()) {
      each.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
  }

  /** The teams that have a queue. */
  List<TeamId> teamsThatWait() {
    return desks().stream().filter(desk -> desk.waiting() > 0).map(Desk::team).toList();
  }

  @Nullable Place place(TeamId team, AssignmentId assignment) {
    return places.get(key(team, assignment));
  }

  void place(TeamId team, AssignmentId assignment, Place place) {
    places.put(key(team, assignment), place);
  }

  void forget(TeamId team, AssignmentId assignment) {
    places.delete(key(team, assignment));
  }

  void enqueue(long number, Asked request) {
    queue.put(key(request.team(), number), request);
  }

  void dequeue(TeamId team, long number) {
    queue.delete(key(team, number));
  }

  /** Who has waited longest. */
  @Nullable Asked head(TeamId team) {
    try (KeyValueIterator<String, Asked> all = range(team)) {
      return all.hasNext() ? all.next().value : null;
    }
  }

  void eachWaiting(TeamId team, Consumer<Asked> visitor) {
    try (KeyValueIterator<String, Asked> all = range(team)) {
      all.forEachRemaining(entry -> visitor.accept(entry.value));
    }
  }

  private KeyValueIterator<String, Asked> range(TeamId team) {
    return queue.range(key(team, 0), key(team, Long.MAX_VALUE));
  }

  private static String key(TeamId team, AssignmentId assignment) {
    return team.value() + "\0" + assignment.value();
  }

  /** Padded, so that the order of keys is that of numbers. */
  private static String key(TeamId team, long number) {
    return team.value() + "\0" + "%019d".formatted(number);
  }
}
