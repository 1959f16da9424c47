package com.relevo.kit.stream;

/**
 * A record as it was found on a topic. Reading never throws: what cannot be read is a value too,
 * and becomes a dead letter.
 */
public sealed interface Inbound<T> {
  record Readable<T>(T value) implements Inbound<T> {}

  /** A type this version does not know (a newer writer's): passed over. */
  record Unknown<T>(String type) implements Inbound<T> {}

  record Unreadable<T>(String reason, String text, byte[] bytes) implements Inbound<T> {}
}
