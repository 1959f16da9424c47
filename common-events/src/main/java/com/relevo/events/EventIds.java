package com.relevo.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Deterministic ids: a replayed or re-delivered cause gives the same event id, so whoever reads it
 * twice can tell.
 */
public final class EventIds {
  private EventIds() {}

  /**
   * An id for the event of {@code type} that {@code cause} leads to; {@code discriminators} tell
   * several of one type apart.
   */
  public static String derive(String cause, EventType type, Object... discriminators) {
    StringBuilder name = new StringBuilder(cause).append('\n').append(type.type());
    for (Object discriminator : discriminators) {
      name.append('\n').append(discriminator);
    }
    return of(name.toString());
  }

  /** The UUID (version 8: custom, SHA-256 of the name) of a name. */
  public static String of(String name) {
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
    long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }
}
