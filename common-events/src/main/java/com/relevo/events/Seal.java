package com.relevo.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM under a lead's key, with a random nonce. As text: base64 of a version, the key's id,
 * the nonce, and what was encrypted with its tag. What it was {@code boundTo} (the event's id, type
 * and lead) is not in it, and must be the same again: it cannot be moved to another event.
 */
final class Seal {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;
  private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private Seal(byte[] bytes) {
    this.bytes = bytes;
  }

  static String close(byte[] plain, LeadKey key, String boundTo) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    ByteBuffer sealed = ByteBuffer.allocate(HEAD_BYTES + plain.length + TAG_BITS / 8);
    sealed.put(VERSION).putInt(key.id()).put(nonce);
    try {
      cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo).doFinal(ByteBuffer.wrap(plain), sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have AES-GCM", e);
    }
    return TEXT.encodeToString(sealed.array());
  }

  /** Throws {@link UnreadableEventException} where it is none of this version. */
  static Seal of(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length < HEAD_BYTES + TAG_BITS / 8 || bytes[0] != VERSION) {
        throw new UnreadableEventException("Expected a seal of version " + VERSION);
      }
      return new Seal(bytes);
    } catch (IllegalArgumentException _) {
      throw new UnreadableEventException("Expected a seal in base64");
    }
  }

  int keyId() {
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  /** Throws {@link UnreadableEventException} where it was changed, or bound to something else. */
  byte[] open(LeadKey key, String boundTo) {
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(bytes).get(1 + Integer.BYTES, nonce);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, boundTo)
          .doFinal(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES);
    } catch (AEADBadTagException _) {
      throw new UnreadableEventException(
          "Expected what was sealed in this event, but it was changed or is of another");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, LeadKey key, byte[] nonce, String boundTo)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
