package com.relevo.intake.stream;

import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Outbound;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the leads that are at home in this partition. A lead gets its key with its first
 * event, in the same transaction, and loses it when it is erased.
 */
final class MintedKeys implements LeadKeys {
  static final String STORE = "lead-keys";

  /** No lead's id. */
  private static final String COMPLETE = "complete";

  private final SecureRandom random = new SecureRandom();
  private @Nullable KeyValueStore<String, byte[]> store;

  void open(KeyValueStore<String, byte[]> keys) {
    store = keys;
  }

  @Override
  public Optional<LeadKey> of(LeadId lead) {
    return Optional.ofNullable(store().get(lead.value())).map(LeadKey::read);
  }

  /** Before {@code event} is written: a key for a lead that has none, no more for one erased. */
  void before(LeadEvent event, Instant now, Consumer<Outbound> out) {
    String lead = event.leadId().value();
    if (event instanceof LeadErased) {
      store().delete(lead);
      out.accept(Outbound.tombstone(Topic.LEAD_KEYS.topicName(), lead, now.toEpochMilli()));
    } else {
      mint(event.leadId(), now, out);
    }
  }

  /** Nothing where the lead has a key. */
  void mint(LeadId lead, Instant now, Consumer<Outbound> out) {
    if (store().get(lead.value()) != null) {
      return;
    }
    byte[] key = LeadKey.random(random).write();
    store().put(lead.value(), key);
    out.accept(
        new Outbound(
            Topic.LEAD_KEYS.topicName(),
            lead.value(),
            Map.of("content-type", "application/json"),
            key,
            now.toEpochMilli()));
  }

  /** Whether everybody who is at home here has one, also who came before leads had keys. */
  boolean complete() {
    return store().get(COMPLETE) != null;
  }

  void completed() {
    store().put(COMPLETE, new byte[0]);
  }

  /** Erased where it went when it was merged: its own key is here. */
  void released(LeadId lead) {
    store().delete(lead.value());
  }

  private KeyValueStore<String, byte[]> store() {
    return Objects.requireNonNull(store, "Expected open to be called first");
  }
}
