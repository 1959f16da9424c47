package com.relevo.intake.stream;

import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.domain.source.Presets;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Deliveries in, lead events out, in two hops with the items between them keyed by identity. */
final class SubmissionBinding {
  static final JsonDecoder<Submission> SUBMISSIONS =
      new JsonDecoder<>(Submission.class, SubmissionBinding::whole);
  private static final JsonDecoder<Item> ITEMS =
      new JsonDecoder<>(Item.class, item -> item.id() != null && item.origin() != null);

  private final String service;
  private final Presets presets;
  private final MeterRegistry metrics;

  SubmissionBinding(String service, Presets presets, MeterRegistry metrics) {
    this.service = service;
    this.presets = presets;
    this.metrics = metrics;
  }

  void bind(KStream<String, Inbound<Submission>> submissions) {
    KStream<String, Outbound> read =
        submissions.process(new Normalise(service, presets, metrics), Named.as("normalise"));
    KStream<String, Outbound> leads =
        read.filter((key, out) -> isItem(out), Named.as("items"))
            .mapValues(Outbound::value, Named.as("item-bytes"))
            .repartition(
                Repartitioned.<String, byte[]>as("identity")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(Serdes.ByteArray()))
            .mapValues(bytes -> ITEMS.decode(bytes), Named.as("item"))
            .process(new Identity(service, metrics), Named.as("identity"))
            .mapValues(SubmissionBinding::readdressed, Named.as("readdress"));
    KStream<String, Outbound> refused =
        read.filterNot((key, out) -> isItem(out), Named.as("refused"));
    Sink.write(refused.merge(leads, Named.as("all")), "out");
  }

  private static boolean isItem(Outbound out) {
    return out.topic().equals(NormaliseProcessor.ITEMS);
  }

  /**
   * An item that fails goes to the deliveries' dead letters: the repartition topic in between is no
   * one's business.
   */
  private static Outbound readdressed(Outbound out) {
    boolean internal = out.topic().endsWith("-repartition.dlt");
    return internal
        ? new Outbound(
            Topic.deadLetterOf(Topic.SUBMISSIONS.topicName()),
            out.key(),
            out.headers(),
            out.value(),
            out.timestamp())
        : out;
  }

  private static boolean whole(Submission read) {
    return read.deliveryId() != null
        && read.source() != null
        && read.preset() != null
        && read.deliveryKey() != null
        && read.status() != null
        && read.receivedAt() != null
        && read.body() != null;
  }

  private record Normalise(String service, Presets presets, MeterRegistry metrics)
      implements ProcessorSupplier<String, Inbound<Submission>, String, Outbound> {
    @Override
    public Processor<String, Inbound<Submission>, String, Outbound> get() {
      return new NormaliseProcessor(service, presets, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(RequestKeys.store());
    }
  }

  private record Identity(String service, MeterRegistry metrics)
      implements ProcessorSupplier<String, Inbound<Item>, String, Outbound> {
    @Override
    public Processor<String, Inbound<Item>, String, Outbound> get() {
      return new IdentityProcessor(service, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(IdentityProcessor.PEOPLE),
              Serdes.String(),
              com.relevo.kit.stream.Serdes.json(Person.class)),
          Stores.windowStoreBuilder(
              Stores.persistentWindowStore(
                  IdentityProcessor.SEEN,
                  IdentityProcessor.REPEATS_WITHIN,
                  IdentityProcessor.REPEATS_WITHIN,
                  false),
              Serdes.String(),
              Serdes.ByteArray()));
    }
  }
}
