package com.relevo.events;

import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What one lead's personal data is sealed with: 256 bits, and an {@code id} to tell it from one
 * that the lead had before it was erased. Made by lead-intake, on {@code relevo.lead-keys}.
 */
public final class LeadKey {
  private static final int BYTES = 32;

  private final int id;
  private final byte[] secret;

  /** As it is on the topic. */
  private record Form(int id, byte @Nullable [] secret) {}

  private LeadKey(int id, byte[] secret) {
    this.id = id;
    this.secret = secret;
  }

  public static LeadKey random(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new LeadKey(random.nextInt(), secret);
  }

  /** Throws {@link UnreadableEventException} where the bytes are no key. */
  public static LeadKey read(byte[] json) {
    try {
      Form form = EventJson.mapper().readValue(json, Form.class);
      byte[] secret = form == null ? null : form.secret;
      if (secret == null || secret.length != BYTES) {
        throw new UnreadableEventException("Expected a key of " + BYTES + " bytes");
      }
      return new LeadKey(form.id, secret);
    } catch (JacksonException _) {
      // what Jackson says may quote the key
      throw new UnreadableEventException("Expected a lead's key, but it cannot be read");
    }
  }

  public byte[] write() {
    return EventJson.mapper().writeValueAsBytes(new Form(id, secret));
  }

  public int id() {
    return id;
  }

  SecretKey aes() {
    return new SecretKeySpec(secret, "AES");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "key " + HexFormat.of().toHexDigits(id);
  }
}
