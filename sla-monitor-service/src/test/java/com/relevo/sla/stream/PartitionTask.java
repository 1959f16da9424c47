package com.relevo.sla.stream;

import com.relevo.events.Event;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SelfWatchProperties.Coverage;
import com.relevo.sla.config.SelfWatchProperties.Synthetic;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.stream.MovingPartitionsTest.Holder;
import com.relevo.testsupport.Keyring;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processor of one partition with its stores, as a stream thread would hold it. */
final class PartitionTask {
  private final MockProcessorContext<String, Outbound> context;
  private final SlaProcessor processor;
  private final Map<String, KeyValueStore<Object, Object>> stores = new LinkedHashMap<>();
  private Instant watermark = Instant.MIN;

  /** What a task does at an instant. */
  sealed interface Step {
    Instant at();

    record Read(Instant at, Event event) implements Step {}

    /** Everything that was written until {@code watermark} has been read. */
    record Tick(Instant at, Instant watermark) implements Step {}
  }

  /** Restored from the changelogs alone, before the processor sees its stores. */
  PartitionTask(int partition, Holder holder, Map<String, Map<Object, Object>> changelogs) {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, partition), null);
    add(SlaBinding.LEADS, Serdes.String(), LeadClocksSerde.serde(), changelogs);
    add(SlaBinding.AGREEMENTS, Serdes.String(), Serdes.String(), changelogs);
    add(SlaBinding.OPEN, Serdes.String(), Serdes.Long(), changelogs);
    add(SlaBinding.TIMERS, Serdes.Bytes(), Serdes.ByteArray(), changelogs);
    processor =
        new SlaProcessor(
            new Clockwork(holder.archive),
            holder.archive,
            _ -> watermark,
            new SlaProperties(Duration.ofMillis(100), 2000, Duration.ofMillis(100), Map.of()),
            new SelfWatchProperties(new Synthetic(Duration.ZERO), new Coverage(0)),
            holder.partitions,
            Keyring.OF_ALL,
            holder.metrics);
    processor.init(context);
  }

  @SuppressWarnings("unchecked")
  private <K, V> void add(
      String name, Serde<K> keys, Serde<V> values, Map<String, Map<Object, Object>> changelogs) {
    KeyValueStore<K, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    changelogs.getOrDefault(name, Map.of()).forEach((key, value) -> store.put((K) key, (V) value));
    stores.put(name, (KeyValueStore<Object, Object>) store);
  }

  /** What it wrote. */
  List<Event> run(Step step) {
    context.setCurrentSystemTimeMs(step.at().toEpochMilli());
    switch (step) {
      case Step.Read(Instant at, Event event) ->
          processor.process(
              new Record<>(
                  event.leadId().value(),
                  new Inbound.Readable<>(new SlaInput.Happened(event)),
                  at.toEpochMilli()));
      case Step.Tick(Instant at, Instant until) -> {
        watermark = until;
        context
            .scheduledPunctuators()
            .forEach(each -> each.getPunctuator().punctuate(at.toEpochMilli()));
      }
    }
    List<Event> said =
        context.forwarded().stream().map(each -> event((Outbound) each.record().value())).toList();
    context.resetForwards();
    return said;
  }

  /** What is in the stores, as their changelogs have it once this is committed. */
  Map<String, Map<Object, Object>> changelogs() {
    Map<String, Map<Object, Object>> all = new LinkedHashMap<>();
    stores.forEach((name, store) -> {
      Map<Object, Object> contents = new LinkedHashMap<>();
      try (var entries = store.all()) {
        entries.forEachRemaining(entry -> contents.put(entry.key, entry.value));
      }
      all.put(name, contents);
    });
    return all;
  }

  void close() {
    processor.close();
  }

  private static Event event(Outbound written) {
    RecordHeaders headers = new RecordHeaders();
    written
        .headers()
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    if (new EventDecoder(Keyring.OF_ALL, _ -> true)
            .decode(written.topic(), headers, written.value())
        instanceof Inbound.Readable<Event>(Event event)) {
      return event;
    }
    throw new AssertionError("Expected an event, but found " + written);
  }
}
