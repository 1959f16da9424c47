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
  void everyHopStoresTheRecordAndPassesItOnOnce() {
    List<Hop> hops = List.of(new Hop("a", "b"), Hop.parse("b>c"));
    try (TopologyTestDriver driver = new TopologyTestDriver(CopyTopology.of(hops))) {
      var in = driver.createInputTopic("a", new StringSerializer(), new ByteArraySerializer());
      var out =
          driver.createOutputTopic("c", new StringDeserializer(), new ByteArrayDeserializer());

      in.pipeInput("1", new byte[] {42});
      in.pipeInput("2", new byte[] {43});
      in.pipeInput("1", new byte[] {42});

      assertThat(out.readKeyValuesToList()).extracting(kv -> kv.key).containsExactly("1", "2");
      assertThat(driver.<String, byte[]>getKeyValueStore("seen-a").get("1")).containsExactly(42);
      assertThat(driver.<String, byte[]>getKeyValueStore("seen-b").get("2")).containsExactly(43);
    }
  }
}
