package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.events.LeadEvent;
import com.relevo.intake.domain.person.Intake;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.stream.ItemMetrics.Outcome;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Knows the people of its partitions by their identity keys, and which items it has seen. A
 * repeated item has the same key, so it comes to the same place, one after the other, however many
 * instances took it in at once.
 */
final class IdentityProcessor extends DecidingProcessor<Item> {
  static final String PEOPLE = "people";
  static final String SEEN = "items-seen";

  /** As long as submissions are kept; a repeat after that has the same event ids still. */
  static final Duration REPEATS_WITHIN = Duration.ofDays(7);

  private @Nullable KeyValueStore<String, Person> people;
  private @Nullable WindowStore<String, byte[]> seen;

  private final ItemMetrics counts;

  IdentityProcessor(String service, MeterRegistry metrics) {
    super(service, metrics);
    this.counts = new ItemMetrics(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    people = context.getStateStore(PEOPLE);
    seen = context.getStateStore(SEEN);
  }

  @Override
  protected void on(String key, Item item, Instant now) {
    KeyValueStore<String, Person> knownPeople = initialised(people);
    WindowStore<String, byte[]> seenItems = initialised(seen);
    if (isRepeat(seenItems, item)) {
      metrics()
          .counter("relevo.deliveries.duplicate", "source", item.origin().source())
          .increment();
      counts.became(item.origin().source(), Outcome.DUPLICATE);
      return;
    }
    Person known = knownPeople.get(key);
    Person person = Person.evolve(known, item);
    List<LeadEvent> events = Intake.decide(known, person, item);
    knownPeople.put(key, person);
    seenItems.put(item.id(), new byte[0], item.receivedAt().toEpochMilli());
    counts.became(item.origin().source(), events.isEmpty() ? Outcome.UNCHANGED : Outcome.EVENT);
    events.forEach(this::publish);
  }

  private static boolean isRepeat(WindowStore<String, byte[]> seen, Item item) {
    Instant at = item.receivedAt();
    try (WindowStoreIterator<byte[]> before =
        seen.fetch(item.id(), at.minus(REPEATS_WITHIN), at.plus(REPEATS_WITHIN))) {
      return before.hasNext();
    }
  }

  private static <S> S initialised(@Nullable S store) {
    if (store == null) {
      throw new IllegalStateException("Expected an initialised processor, but init was not called");
    }
    return store;
  }

  @Override
  protected byte[] encode(Item item) {
    return EventJson.mapper().writeValueAsBytes(item);
  }
}
