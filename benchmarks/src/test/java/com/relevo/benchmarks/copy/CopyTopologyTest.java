package com.relevo.benchmarks.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class CopyTopologyTest {
  @Test
  void aHopStoresTheRecordAndPassesItOnOnce() {
    assertCopiesOnce(Hop.parse("1:1:0"), List.of("copy.2"), List.of("seen-0"));
  }

  @Test
  void aHopOfMoreRecordsWritesEachToEveryStoreAndTopic() {
    Hop hop = new Hop(1, 3, 2);
    assertThat(Hop.parse(hop.toString())).isEqualTo(hop);
    assertThat(hop.everyAsideTopic()).hasSize(6).containsAll(hop.asideTopics());
    assertCopiesOnce(
        hop,
        List.of("copy.2", "copy.1.aside.0", "copy.1.aside.1"),
        List.of("seen-0", "seen-1", "seen-2"));
  }

  private static void assertCopiesOnce(Hop hop, List<String> topics, List<String> stores) {
    try (TopologyTestDriver driver = new TopologyTestDriver(CopyTopology.of(hop))) {
      var in = driver.createInputTopic("copy.1", new StringSerializer(), new ByteArraySerializer());

      in.pipeInput("1", new byte[] {42});
      in.pipeInput("2", new byte[] {43});
      in.pipeInput("1", new byte[] {42});

      for (String topic : topics) {
        var out =
            driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
        assertThat(out.readKeyValuesToList()).extracting(kv -> kv.key).containsExactly("1", "2");
      }
      for (String store : stores) {
        assertThat(driver.<String, byte[]>getKeyValueStore(store).get("2")).containsExactly(43);
      }
    }
  }
}
