package com.relevo.kit.stream;

import com.relevo.events.EventJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The serdes of all streams: what comes in, what goes out, and JSON in the stores. */
public final class Serdes {
  private Serdes() {}

  /** Reads records with {@code decoder}; only for sources, it writes nothing. */
  public static <T> Serde<Inbound<T>> inbound(Decoder<T> decoder) {
    return org.apache.kafka.common.serialization.Serdes.serdeFrom(
        (topic, data) -> {
          throw new UnsupportedOperationException(
              "Expected to read " + topic + ", but was asked to write it");
        },
        new InboundDeserializer<>(decoder));
  }

  /** Writes {@link Outbound} records with their headers; only for sinks, it reads nothing. */
  public static Serde<Outbound> outbound() {
    return org.apache.kafka.common.serialization.Serdes.serdeFrom(
        new OutboundSerializer(),
        (topic, data) -> {
          throw new UnsupportedOperationException(
              "Expected to write " + topic + ", but was asked to read it");
        });
  }

  /** JSON of Relevo's own types, for state stores and their changelogs. */
  public static <T> Serde<T> json(Class<T> type) {
    return org.apache.kafka.common.serialization.Serdes.serdeFrom(
        (topic, value) -> value == null ? null : EventJson.mapper().writeValueAsBytes(value),
        (topic, bytes) -> bytes == null ? null : EventJson.mapper().readValue(bytes, type));
  }

  private record InboundDeserializer<T>(Decoder<T> decoder) implements Deserializer<Inbound<T>> {
    @Override
    public Inbound<T> deserialize(String topic, byte[] data) {
      throw new UnsupportedOperationException(
          "Expected headers, but " + topic + " was read without");
    }

    @Override
    public @Nullable Inbound<T> deserialize(String topic, Headers headers, byte @Nullable [] data) {
      return data == null
          ? new Inbound.Unreadable<>("no_value", "Expected a value, but there is none", new byte[0])
          : decoder.decode(topic, headers, data);
    }
  }

  private record OutboundSerializer() implements Serializer<Outbound> {
    @Override
    public byte @Nullable [] serialize(String topic, Outbound data) {
      return data.value();
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, Outbound data) {
      data.headers()
          .forEach((name, value) ->
              headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8)));
      return data.value();
    }
  }
}
