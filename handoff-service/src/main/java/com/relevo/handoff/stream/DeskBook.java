package com.relevo.handoff.stream;

import com.relevo.events.AssignmentId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Ledger;
import com.relevo.handoff.domain.desk.Place;
import com.relevo.kit.stream.Serdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The stores of the desks: each team's state, its reps' ledgers, its queue in the order of asking,
 * where each assignment is, and who has the people of a company. Keys of all but the first start
 * with the team and a NUL, which no id contains.
 */
public final class DeskBook {
  public static final String DESKS = "desks";
  public static final String LEDGERS = "desk-ledgers";
  public static final String QUEUE = "desk-queue";
  static final String PLACES = "desk-places";
  public static final String GROUPS = "desk-groups";

  private final KeyValueStore<String, Desk> desks;
  private final KeyValueStore<String, Ledger> ledgers;
  private final KeyValueStore<String, Asked> queue;
  private final KeyValueStore<String, Place> places;
  private final KeyValueStore<String, String> groups;

  DeskBook(ProcessorContext<String, ?> context) {
    this.desks = context.getStateStore(DESKS);
    this.ledgers = context.getStateStore(LEDGERS);
    this.queue = context.getStateStore(QUEUE);
    this.places = context.getStateStore(PLACES);
    this.groups = context.getStateStore(GROUPS);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        // A few records, each changed by every assignment: one write a commit is enough.
        store(DESKS, Serdes.json(Desk.class)).withCachingEnabled(),
        store(LEDGERS, LedgerSerde.serde()).withCachingEnabled(),
        store(QUEUE, Serdes.json(Asked.class)),
        store(PLACES, Serdes.json(Place.class)),
        store(GROUPS, org.apache.kafka.common.serialization.Serdes.String()));
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name),
        org.apache.kafka.common.serialization.Serdes.String(),
        values);
  }

  /** Ledgers that were kept in the desk itself are kept apart from now on. */
  Desk desk(TeamId team) {
    Desk stored = desks.get(team.value());
    if (stored == null) {
      return Desk.of(team);
    }
    if (stored.ledgers() == null) {
      return stored;
    }
    stored
        .ledgers()
        .forEach(each -> keep(team, Ledger.kept(each.rep(), each.open(), each.lastTurn())));
    keep(stored.split());
    return stored.split();
  }

  void keep(Desk desk) {
    desks.put(desk.team().value(), desk);
  }

  void keep(TeamId team, Ledger ledger) {
    ledgers.put(key(team, ledger.rep()), ledger);
  }

  List<Ledger> ledgers(TeamId team) {
    return ledgers(ledgers, team);
  }

  /** Of a store that is read from elsewhere, too. */
  public static List<Ledger> ledgers(ReadOnlyKeyValueStore<String, Ledger> store, TeamId team) {
    List<Ledger> all = new ArrayList<>();
    try (KeyValueIterator<String, Ledger> each =
        store.range(team.value() + "\0", team.value() + "\1")) {
      each.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
  }

  List<Desk> desks() {
    List<Desk> all = new ArrayList<>();
    try (KeyValueIterator<String, Desk> each = desks.all()) {
      each.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
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

  @Nullable Asked waiting(TeamId team, long number) {
    return queue.get(key(team, number));
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

  /** Of a store that is read from elsewhere, too. */
  public static Optional<RepId> group(
      ReadOnlyKeyValueStore<String, String> store, TeamId team, @Nullable String account) {
    return account == null
        ? Optional.empty()
        : Optional.ofNullable(store.get(team.value() + "\0" + account)).map(RepId::new);
  }

  /** Who has the people of a company in this team. */
  @Nullable RepId group(TeamId team, String account) {
    return group(groups, team, account).orElse(null);
  }

  void group(TeamId team, String account, RepId rep) {
    groups.put(team.value() + "\0" + account, rep.value());
  }

  private static String key(TeamId team, RepId rep) {
    return team.value() + "\0" + rep.value();
  }

  private static String key(TeamId team, AssignmentId assignment) {
    return team.value() + "\0" + assignment.value();
  }

  /** Padded, so that the order of keys is that of numbers. */
  private static String key(TeamId team, long number) {
    return team.value() + "\0" + "%019d".formatted(number);
  }
}
