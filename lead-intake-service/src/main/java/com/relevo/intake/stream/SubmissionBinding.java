package com.relevo.intake.stream;

import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.ladder.Place;
import com.relevo.intake.domain.source.Presets;
import com.relevo.intake.stream.IdentityWire.Arrival;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Deliveries in, lead events out: one hop reads them, and what they hold goes from identity key to
 * identity key, over a topic of their own, until it is at its lead's.
 */
final class SubmissionBinding {
  static final JsonDecoder<Submission> SUBMISSIONS =
      new JsonDecoder<>(Submission.class, SubmissionBinding::whole);
  static final IdentityWire STEPS = new IdentityWire();

  private final String service;
  private final Presets presets;
  private final MeterRegistry metrics;

  SubmissionBinding(String service, Presets presets, MeterRegistry metrics) {
    this.service = service;
    this.presets = presets;
    this.metrics = metrics;
  }

  void bind(
      KStream<String, Inbound<Submission>> submissions, KStream<String, Inbound<Arrival>> steps) {
    Sink.write(
        submissions.process(new Normalise(service, presets, metrics), Named.as("normalise")),
        "normalised");
    Sink.write(steps.process(new Identity(service, metrics), Named.as("identity")), "out");
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
      implements ProcessorSupplier<String, Inbound<Arrival>, String, Outbound> {
    @Override
    public Processor<String, Inbound<Arrival>, String, Outbound> get() {
      return new IdentityProcessor(service, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(IdentityProcessor.PLACES),
              Serdes.String(),
              com.relevo.kit.stream.Serdes.json(Place.class)),
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(MintedKeys.STORE),
              Serdes.String(),
              Serdes.ByteArray()),
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
