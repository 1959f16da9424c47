package com.relevo.handoff.stream;

import com.relevo.events.RepId;
import com.relevo.handoff.domain.roster.KeptEntry;
import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import com.relevo.handoff.domain.roster.RosterDecision;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The one writer of the roster: all commands have one key, so that a list is set as a whole. */
final class RosterProcessor extends DecidingProcessor<RosterCommand> {
  private @Nullable KeyValueStore<String, KeptEntry> store;
  private final Map<String, RepId> emails = new HashMap<>();

  RosterProcessor(MeterRegistry metrics) {
    super(HandoffBinding.SERVICE, metrics);
  }

  static StoreBuilder<?> stores() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(HandoffBinding.ROSTER),
        org.apache.kafka.common.serialization.Serdes.String(),
        Serdes.json(KeptEntry.class));
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    store = context.getStateStore(HandoffBinding.ROSTER);
    emails.clear();
    try (KeyValueIterator<String, KeptEntry> all = store().all()) {
      all.forEachRemaining(each -> {
        String email = RosterDecision.email(each.value.entry());
        if (email != null) {
          emails.put(email, new RepId(each.key.substring(each.key.indexOf('/') + 1)));
        }
      });
    }
  }

  @Override
  protected void on(String key, RosterCommand command, Instant now) {
    RosterDecision decision = RosterDecision.of(command, this::known, emails, now);
    for (Wish wish : command.wishes()) {
      KeptEntry next = decision.kept().get(wish.key());
      if (next != null) {
        KeptEntry before = known(wish.key());
        RosterDecision.move(
            new Wish(wish.key(), next.entry(), null),
            before == null ? null : before.entry(),
            emails);
        store().put(wish.key().toString(), next);
      }
    }
    decision.events().forEach(this::publish);
    send(Wire.reply(command.id(), command.replyTo(), decision.answer(), now));
  }

  private @Nullable KeptEntry known(RosterKey key) {
    return store().get(key.toString());
  }

  @Override
  protected byte[] encode(RosterCommand command) {
    return Wire.write(command);
  }

  private KeyValueStore<String, KeptEntry> store() {
    return Objects.requireNonNull(store, "init was not called");
  }
}
