package com.relevo.handoff.stream;

import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.Inbound;
import org.apache.kafka.common.header.Headers;

/** Reads what people ask to be set of the roster. */
final class RosterCommandDecoder implements Decoder<RosterCommand> {
  @Override
  public Inbound<RosterCommand> decode(String topic, Headers headers, byte[] value) {
    return Wire.read(headers, value).then(read -> command(read, value));
  }

  private static Inbound<RosterCommand> command(Object read, byte[] value) {
    return read instanceof RosterCommand command
        ? new Inbound.Readable<>(command)
        : new Inbound.Unreadable<>(
            "unexpected",
            "Expected a command to the roster, but it is a " + read.getClass(),
            value);
  }
}
