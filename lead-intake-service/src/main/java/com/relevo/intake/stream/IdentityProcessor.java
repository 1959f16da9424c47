package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.intake.domain.ladder.Ladder;
import com.relevo.intake.domain.ladder.Place;
import com.relevo.intake.domain.ladder.Step.Release;
import com.relevo.intake.domain.ladder.Step.Visit;
import com.relevo.intake.domain.ladder.Turn;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.stream.IdentityWire.Arrival;
import com.relevo.intake.stream.ItemMetrics.Outcome;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of each identity key of its partitions: what is at a key, which items it has seen.
 * A repeated item has the same keys, so it comes to the same place, one after the other, however
 * many instances took it in at once.
 */
final class IdentityProcessor extends DecidingProcessor<Arrival> {
  static final String PLACES = "places";
  static final String SEEN = "items-seen";

  /** As long as submissions are kept; a repeat after that has the same event ids still. */
  static final Duration REPEATS_WITHIN = Duration.ofDays(7);

  /** More steps from one cause than any real one has. */
  private static final int MOST_HOPS = 64;

  /** Less than a broker takes in one record, which a person goes into when they are merged. */
  private static final int LARGEST = 900_000;

  private @Nullable KeyValueStore<String, Place> places;
  private @Nullable WindowStore<String, byte[]> seen;
  private @Nullable Cancellable goOn;

  private final ItemMetrics counts;
  private final MintedKeys keys;

  IdentityProcessor(String service, MeterRegistry metrics) {
    this(service, metrics, new MintedKeys());
  }

  private IdentityProcessor(String service, MeterRegistry metrics, MintedKeys keys) {
    super(service, metrics, keys);
    this.keys = keys;
    this.counts = new ItemMetrics(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    places = context.getStateStore(PLACES);
    seen = context.getStateStore(SEEN);
    keys.open(context.getStateStore(MintedKeys.STORE));
    KeysForAll all = new KeysForAll(context.getStateStore(PLACES), keys);
    goOn =
        context.schedule(
            Duration.ofSeconds(1),
            PunctuationType.WALL_CLOCK_TIME,
            _ -> {
              if (!all.goOn(now(), this::send)) {
                initialised(goOn).cancel();
              }
            });
  }

  @Override
  protected void on(String key, Arrival arrival, Instant now) {
    KeyValueStore<String, Place> known = initialised(places);
    if (arrival.hops() > MOST_HOPS) {
      throw new IllegalStateException("Expected at most " + MOST_HOPS + " steps from one cause");
    }
    if (arrival.step() instanceof Visit visit && arrival.hops() == 0 && isRepeat(visit.item())) {
      return;
    }
    Place before = known.get(key);
    Turn turn = Ladder.decide(key, before, arrival.step());
    fit(turn);
    Place after = turn.place();
    if (after == null ? before != null : !after.equals(before)) {
      known.put(key, after);
    }
    if (arrival.step() instanceof Release(LeadId lead, _)) {
      keys.released(lead);
    }
    for (LeadEvent event : turn.events()) {
      keys.before(event, now, this::send);
      publish(event);
    }
    turn.sent()
        .forEach(next ->
            send(IdentityWire.outbound(next.getKey(), next.getValue(), arrival.hops() + 1, now)));
    turn.replies().forEach(reply -> send(AskedLead.reply(reply.asked(), reply.answer(), now)));
    if (turn.settled() != null) {
      Outcome became = turn.events().isEmpty() ? Outcome.UNCHANGED : Outcome.EVENT;
      counts.became(turn.settled().origin().source(), became);
    }
  }

  /** A record that the broker refuses would stop the stream: better one dead letter. */
  private static void fit(Turn turn) {
    Place place = turn.place();
    boolean large = place != null && place.person() != null && !place.person().parts().isEmpty();
    if (large && EventJson.mapper().writeValueAsBytes(place).length > LARGEST) {
      throw new IllegalStateException("Expected a person of at most " + LARGEST + " bytes");
    }
  }

  private boolean isRepeat(Item item) {
    WindowStore<String, byte[]> items = initialised(seen);
    Instant at = item.receivedAt();
    try (WindowStoreIterator<byte[]> before =
        items.fetch(item.id(), at.minus(REPEATS_WITHIN), at.plus(REPEATS_WITHIN))) {
      if (before.hasNext() && item.mode() != Mode.REPLAY) {
        String source = item.origin().source();
        metrics().counter("relevo.deliveries.duplicate", "source", source).increment();
        counts.became(source, Outcome.DUPLICATE);
        return true;
      }
    }
    items.put(item.id(), new byte[0], at.toEpochMilli());
    return false;
  }

  private static <S> S initialised(@Nullable S store) {
    if (store == null) {
      throw new IllegalStateException("Expected an initialised processor, but init was not called");
    }
    return store;
  }

  @Override
  protected byte[] encode(Arrival arrival) {
    return EventJson.mapper().writeValueAsBytes(arrival.step());
  }
}
