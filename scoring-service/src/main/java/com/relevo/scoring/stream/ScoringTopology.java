package com.relevo.scoring.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.LeadKeys;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import com.relevo.scoring.config.ScoringProperties;
import com.relevo.scoring.domain.Predictor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Scoring's stream: one processor per partition, each with its part of the stores, and one sink.
 */
public final class ScoringTopology {
  private ScoringTopology() {}

  /** How its inputs are read. */
  public static Serde<Inbound<ScoringInput>> inputs(LeadKeys keys) {
    return Serdes.inbound(new ScoringInputDecoder(keys));
  }

  /** Where the predictive score has no say. */
  public static void build(
      KStream<String, Inbound<ScoringInput>> inputs,
      TimelineSource agreements,
      ScoringProperties settings,
      LeadKeys keys,
      MeterRegistry metrics) {
    build(inputs, agreements, Predictor.SILENT, settings, keys, metrics);
  }

  public static void build(
      KStream<String, Inbound<ScoringInput>> inputs,
      TimelineSource agreements,
      Predictor predictor,
      ScoringProperties settings,
      LeadKeys keys,
      MeterRegistry metrics) {
    Sink.write(
        inputs.process(
            new Supplier(agreements, predictor, settings, keys, metrics), Named.as("score")),
        "scoring-out");
  }

  private record Supplier(
      TimelineSource agreements,
      Predictor predictor,
      ScoringProperties settings,
      LeadKeys keys,
      MeterRegistry metrics)
      implements ProcessorSupplier<String, Inbound<ScoringInput>, String, Outbound> {
    @Override
    public Processor<String, Inbound<ScoringInput>, String, Outbound> get() {
      return new ScoringProcessor(agreements, predictor, settings, keys, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          LeadScoringStore.leadsBuilder(),
          LeadScoringStore.timersBuilder(),
          AccountScoringStore.builder());
    }
  }
}
