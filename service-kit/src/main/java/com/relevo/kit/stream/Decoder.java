package com.relevo.kit.stream;

import org.apache.kafka.common.header.Headers;

/**
 * Makes a value of a record's bytes. Returns, whatever they are; throws a KafkaException only where
 * the broker does not say what it needs to know.
 */
@FunctionalInterface
public interface Decoder<T> {
  Inbound<T> decode(String topic, Headers headers, byte[] value);
}
