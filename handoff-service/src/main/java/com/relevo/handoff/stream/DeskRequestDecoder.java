package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.Inbound;
import org.apache.kafka.common.header.Headers;

/** Reads what leads ask of desks. */
final class DeskRequestDecoder implements Decoder<DeskRequest> {
  @Override
  public Inbound<DeskRequest> decode(String topic, Headers headers, byte[] value) {
    return Wire.read(headers, value).then(read -> request(read, value));
  }

  private static Inbound<DeskRequest> request(Object read, byte[] value) {
    return read instanceof DeskRequest request
        ? new Inbound.Readable<>(request)
        : new Inbound.Unreadable<>(
            "unexpected", "Expected a request to a desk, but it is a " + read.getClass(), value);
  }
}
