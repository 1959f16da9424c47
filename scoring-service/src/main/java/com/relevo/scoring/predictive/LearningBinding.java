package com.relevo.scoring.predictive;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.Topic;
import com.relevo.kit.config.RequiredTopics;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import com.relevo.scoring.domain.predictive.Example;
import com.relevo.scoring.domain.predictive.Passes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Handoff cycles in, the model learnt of their outcomes out. A stream of its own, so that no score
 * waits for it, and so that it learns from the past that the topics hold.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PredictiveProperties.class)
class LearningBinding {
  static final String PASSES = "predictive-passes";
  static final String EXAMPLES = "predictive-examples";

  @Bean
  RequiredTopics predictiveTopics() {
    return RequiredTopics.of(Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.SCORING_MODELS);
  }

  @Bean
  Serde<Inbound<CycleEvent>> cycleEventSerde() {
    return Serdes.inbound(CycleEvent.decoder());
  }

  @Bean
  Consumer<KStream<String, Inbound<CycleEvent>>> predictive(
      TimelineSource agreements, PredictiveProperties settings, MeterRegistry metrics) {
    PredictiveMetrics figures = new PredictiveMetrics(metrics);
    ProcessorSupplier<String, Inbound<CycleEvent>, String, Example> cycles =
        supplier(() -> new CycleProcessor(agreements, figures), store(PASSES, Passes.class));
    ProcessorSupplier<String, Example, String, Outbound> learner =
        supplier(
            () -> new LearningProcessor(agreements, settings, figures),
            store(EXAMPLES, Example.class));
    return events ->
        Sink.write(
            events
                .process(cycles, Named.as("cycles"))
                .repartition(
                    Repartitioned.<String, Example>as("outcomes")
                        .withNumberOfPartitions(1)
                        .withKeySerde(org.apache.kafka.common.serialization.Serdes.String())
                        .withValueSerde(Serdes.json(Example.class)))
                .process(learner, Named.as("learn")),
            "models-out");
  }

  private static <T> StoreBuilder<?> store(String name, Class<T> type) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name),
        org.apache.kafka.common.serialization.Serdes.String(),
        Serdes.json(type));
  }

  private static <I, O> ProcessorSupplier<String, I, String, O> supplier(
      Supplier<Processor<String, I, String, O>> processors, StoreBuilder<?> store) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, I, String, O> get() {
        return processors.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
      }
    };
  }
}
