package com.relevo.local.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the tools do: the headers that prove where a body comes from. Written apart from
 * lead-intake's verification, so that each is a check on the other.
 */
public final class Signing {
  private static final String STANDARD_PREFIX = "whsec_";

  private Signing() {}

  public static Map<String, String> mautic(String secret, byte[] body) {
    return Map.of("Webhook-Signature", base64(hmac(utf8(secret), body)));
  }

  public static Map<String, String> typeform(String secret, byte[] body) {
    return Map.of("Typeform-Signature", "sha256=" + base64(hmac(utf8(secret), body)));
  }

  /** Version 3. {@code url} is the public one, scheme and host included. */
  public static Map<String, String> hubspot(String secret, String url, Instant now, byte[] body) {
    String timestamp = String.valueOf(now.toEpochMilli());
    byte[] message = join(utf8("POST" + url), body, utf8(timestamp));
    return Map.of(
        "X-HubSpot-Signature-v3",
        base64(hmac(utf8(secret), message)),
        "X-HubSpot-Request-Timestamp",
        timestamp);
  }

  /** {@code secret} as {@code whsec_...}. */
  public static Map<String, String> standardWebhooks(
      String secret, String id, Instant now, byte[] body) {
    String timestamp = String.valueOf(now.getEpochSecond());
    byte[] key = Base64.getDecoder().decode(secret.substring(STANDARD_PREFIX.length()));
    String signature = "v1," + base64(hmac(key, join(utf8(id + "." + timestamp + "."), body)));
    return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have HmacSHA256", e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
