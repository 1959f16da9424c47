package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.Inbound;
import org.apache.kafka.common.header.Headers;

/** Reads what leads ask of desks. */
final class DeskRequestDecoder implements Decoder<DeskRequest> {
  @Override
  public Inbound<DeskRequest> decode(String topic, Headers headers, byte[] value) {
    return switch (Wire.read(headers, value)) {
      case Inbound.Readable<Object>(DeskRequest request) -> new Inbound.Readable<>(request);
      case Inbound.Readable<Object>(Object other) ->
          new Inbound.Unreadable<>(
              "unexpected", "Expected a request to a desk, but it is a " + other.getClass(), value);
      case Inbound.Unknown<Object>(String type) -> new Inbound.Unknown<>(type);
      case Inbound.Unreadable<Object>(String reason, String text, byte[] bytes) ->
          new Inbound.Unreadable<>(reason, text, bytes);
    };
  }
}
