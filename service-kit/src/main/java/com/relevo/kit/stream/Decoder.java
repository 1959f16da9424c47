package com.relevo.kit.stream;

import org.apache.kafka.common.header.Headers;

/** Makes a value of a record's bytes. Returns, never throws. */
@FunctionalInterface
public interface Decoder<T> {
  Inbound<T> decode(String topic, Headers headers, byte[] value);
}
