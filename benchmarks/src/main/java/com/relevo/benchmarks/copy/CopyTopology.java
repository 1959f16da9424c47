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

/** For each hop a RocksDB store with a changelog, read and written once per record. */
final class CopyTopology {
  private static final Serde<String> KEYS = Serdes.String();
  private static final Serde<byte[]> VALUES = Serdes.ByteArray();

  private CopyTopology() {}

  static Topology of(List<Hop> hops) {
    Topology topology = new Topology();
    for (Hop hop : hops) {
      String source = "source-" + hop.from();
      String copy = "copy-" + hop.from();
      String store = "seen-" + hop.from();
      topology.addSource(source, KEYS.deserializer(), VALUES.deserializer(), hop.from());
      topology.addProcessor(copy, () -> new Copy(store), source);
      topology.addStateStore(
          Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), KEYS, VALUES), copy);
      topology.addSink("sink-" + hop.to(), hop.to(), KEYS.serializer(), VALUES.serializer(), copy);
    }
    return topology;
  }

  /** As the services do, a record whose key is known already goes no further. */
  private static final class Copy implements Processor<String, byte[], String, byte[]> {
    private final String storeName;
    private KeyValueStore<String, byte[]> store;
    private ProcessorContext<String, byte[]> context;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    Copy(String storeName) {
      this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
      this.context = context;
      this.store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (store.get(record.key()) == null) {
        store.put(record.key(), record.value());
        context.forward(record);
      }
    }
  }
}
