package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash over a message, in a header. All HMAC schemes of TOOLS.md are values of this one
 * type; {@code base64Secret} is Standard Webhooks' way of writing secrets, {@code whsec_} and
 * base64.
 */
public record Hmac(
    Algorithm algorithm,
    Encoding encoding,
    String header,
    Syntax syntax,
    Message message,
    @Nullable Timestamp timestamp,
    @Nullable String idHeader,
    boolean base64Secret)
    implements Scheme {
  private static final String BASE64_SECRET_PREFIX = "whsec_";

  /** Which hash is keyed. */
  public enum Algorithm {
    SHA256("HmacSHA256"),
    SHA1("HmacSHA1"),
    SHA512("HmacSHA512");

    private final String jdkName;

    Algorithm(String jdkName) {
      this.jdkName = jdkName;
    }
  }

  /**
   * @throws IllegalArgumentException where {@code message} has a placeholder that is none
   */
  public static Hmac of(
      Algorithm algorithm,
      Encoding encoding,
      String header,
      Syntax syntax,
      String message,
      @Nullable Timestamp timestamp,
      @Nullable String idHeader,
      boolean base64Secret) {
    return new Hmac(
        algorithm,
        encoding,
        header,
        syntax,
        new Message(message),
        timestamp,
        idHeader,
        base64Secret);
  }

  @Override
  public boolean sentWith(SignedRequest request) {
    return request.headers().has(header);
  }

  @Override
  public boolean signs() {
    return true;
  }

  @Override
  public boolean coversUrl() {
    return message.covers("url") || message.covers("uri");
  }

  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    Optional<String> value = request.headers().single(header);
    if (value.isEmpty()) {
      return false;
    }
    Syntax.Parts parts = syntax.read(value.get());
    String time = time(parts, request.headers());
    if (timestamp != null && (time == null || !timestamp.fresh(time, now))) {
      return false;
    }
    String id = idHeader == null ? "" : request.headers().single(idHeader).orElse(null);
    if (id == null) {
      return false;
    }
    byte[] signed = message.of(request, time == null ? "" : time, id);
    List<byte[]> given =
        parts.signatures().stream().flatMap(each -> encoding.decode(each).stream()).toList();
    return Scheme.anyEqual(secrets.stream().map(secret -> sign(secret, signed)).toList(), given);
  }

  private @Nullable String time(Syntax.Parts parts, Headers headers) {
    return timestamp == null || timestamp.header() == null
        ? parts.timestamp()
        : headers.single(timestamp.header()).orElse(null);
  }

  private byte[] sign(Secret secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm.jdkName);
      mac.init(
          new SecretKeySpec(base64Secret ? decoded(secret) : secret.bytes(), algorithm.jdkName));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have " + algorithm.jdkName, e);
    }
  }

  @Override
  public boolean accepts(Secret secret) {
    try {
      return !secret.value().isBlank() && (!base64Secret || decoded(secret).length > 0);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] decoded(Secret secret) {
    String value = secret.value();
    return Base64.getDecoder()
        .decode(
            value.startsWith(BASE64_SECRET_PREFIX)
                ? value.substring(BASE64_SECRET_PREFIX.length())
                : value);
  }

  /** The same key over any text, as a handshake asks for it. */
  public String answer(String text, Secret secret) {
    return HexFormat.of().formatHex(sign(secret, text.getBytes(StandardCharsets.UTF_8)));
  }
}
