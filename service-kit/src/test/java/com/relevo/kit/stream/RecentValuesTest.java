package com.relevo.kit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentValuesTest {
  private static final String STORE = "values";

  /** What was read from the store's bytes, in order. */
  private final List<String> read = new ArrayList<>();

  private final TopologyTestDriver driver = driver();
  private final KeyValueStore<String, String> store = driver.getKeyValueStore(STORE);
  private final RecentValues<String> values = new RecentValues<>(store, 2);

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void whatWasWrittenLastIsNotReadAgain() {
    values.put("a", "one");
    assertThat(values.get("a")).isEqualTo("one");
    assertThat(read).isEmpty();
    assertThat(store.get("a")).isEqualTo("one");
  }

  @Test
  void beyondItsRoomWhatWasTouchedLongestAgoComesFromTheStore() {
    values.put("a", "one");
    values.put("b", "two");
    values.get("a");
    values.put("c", "three");

    assertThat(values.get("a")).isEqualTo("one");
    assertThat(read).isEmpty();
    assertThat(values.get("b")).isEqualTo("two");
    assertThat(read).containsExactly("two");
  }

  @Test
  void whatIsDeletedIsGoneFromBoth() {
    values.put("a", "one");
    values.delete("a");
    assertThat(values.get("a")).isNull();
    assertThat(store.get("a")).isNull();
  }

  /** A store without a processor is no part of a topology. */
  private static final class Nothing implements Processor<String, String, Void, Void> {
    @Override
    public void process(Record<String, String> record) {}
  }

  private TopologyTestDriver driver() {
    StreamsBuilder topology = new StreamsBuilder();
    Deserializer<String> noting =
        (topic, bytes) -> {
          String value = new String(bytes, StandardCharsets.UTF_8);
          read.add(value);
          return value;
        };
    Serde<String> text = Serdes.serdeFrom(new StringSerializer(), noting);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), text));
    topology.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .process(Nothing::new, STORE);
    return new TopologyTestDriver(topology.build());
  }
}
