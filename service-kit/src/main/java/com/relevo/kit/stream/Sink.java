package com.relevo.kit.stream;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** The one sink of a stream: each {@link Outbound} goes to the topic it names. */
public final class Sink {
  private Sink() {}

  public static void write(KStream<String, Outbound> out, String name) {
    out.to(
        (key, value, record) -> value.topic(),
        Produced.<String, Outbound>as(name)
            .withKeySerde(org.apache.kafka.common.serialization.Serdes.String())
            .withValueSerde(Serdes.outbound()));
  }
}
