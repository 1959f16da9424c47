package com.relevo.benchmarks.copy;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Each of a hop's RocksDB stores has a changelog, and is read and written once per record. */
final class CopyTopology {
  private static final Serde<String> KEYS = Serdes.String();
  private static final Serde<byte[]> VALUES = Serdes.ByteArray();
  private static final String COPY = "copy";
  private static final String HEARD = "heard";

  private CopyTopology() {}

  static Topology of(Hop hop) {
    Topology topology = new Topology();
    topology.addSource("source", KEYS.deserializer(), VALUES.deserializer(), hop.from());
    topology.addProcessor(COPY, () -> new Copy(hop.storeNames()), "source");
    for (String store : hop.storeNames()) {
      topology.addStateStore(
          Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), KEYS, VALUES), COPY);
    }
    addSink(topology, hop.to());
    hop.asideTopics().forEach(aside -> addSink(topology, aside));
    if (hop.asides() > 0) {
      String[] asides = hop.everyAsideTopic().toArray(String[]::new);
      topology.addSource("asides", KEYS.deserializer(), VALUES.deserializer(), asides);
      topology.addProcessor(HEARD, Nothing::new, "asides");
    }
    return topology;
  }

  private static void addSink(Topology topology, String topic) {
    topology.addSink("sink-" + topic, topic, KEYS.serializer(), VALUES.serializer(), COPY);
  }

  /** As the services do, a record whose key is known already goes no further. */
  private static final class Copy implements Processor<String, byte[], String, byte[]> {
    private final List<String> names;
    private List<KeyValueStore<String, byte[]>> stores = List.of();
    private ProcessorContext<String, byte[]> context;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    Copy(List<String> names) {
      this.names = names;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
      this.context = context;
      this.stores =
          names.stream().<KeyValueStore<String, byte[]>>map(context::getStateStore).toList();
    }

    @Override
    public void process(Record<String, byte[]> record) {
      boolean known = false;
      for (KeyValueStore<String, byte[]> store : stores) {
        known |= store.putIfAbsent(record.key(), record.value()) != null;
      }
      if (!known) {
        context.forward(record);
      }
    }
  }

  private static final class Nothing implements Processor<String, byte[], String, byte[]> {
    @Override
    public void process(Record<String, byte[]> record) {
      // Read, as our services read events of which they only take note.
    }
  }
}
