package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.Inbound;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/** Reads intake's own records; one that lacks what {@code complete} asks for is unreadable too. */
record JsonDecoder<T>(Class<T> type, Predicate<T> complete) implements Decoder<T> {
  @Override
  public Inbound<T> decode(String topic, Headers headers, byte[] value) {
    return decode(value);
  }

  Inbound<T> decode(byte[] value) {
    try {
      T read = EventJson.mapper().readValue(value, type);
      return read != null && complete.test(read)
          ? new Inbound.Readable<>(read)
          : new Inbound.Unreadable<>(
              "incomplete",
              "Expected a whole " + type.getSimpleName() + ", but fields are missing",
              value);
    } catch (JacksonException e) {
      // Only the kind of the error: its text may quote the body.
      return new Inbound.Unreadable<>(
          "unreadable",
          "Expected a " + type.getSimpleName() + ", but " + e.getClass().getSimpleName(),
          value);
    }
  }
}
