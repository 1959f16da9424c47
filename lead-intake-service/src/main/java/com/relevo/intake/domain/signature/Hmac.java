package com.relevo.intake.domain.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash over a message that {@code template} describes: {@code {body}}, {@code {ts}}, {@code
 * {id}}, {@code {method}} and {@code {url}} stand for parts of the request, the rest for itself.
 * All HMAC schemes of TOOLS.md are values of this one type.
 */
public record Hmac(
    String algorithm,
    Encoding encoding,
    String header,
    Syntax syntax,
    String template,
    @Nullable Timestamp timestamp,
    @Nullable String idHeader,
    boolean base64Secret)
    implements Scheme {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(body|ts|id|method|url)}");
  private static final String BASE64_SECRET_PREFIX = "whsec_";

  /** Over the raw body alone, the signature alone in its header. */
  public static Hmac sha256(String header, Encoding encoding) {
    return new Hmac(
        "HmacSHA256", encoding, header, new Syntax.Prefixed(""), "{body}", null, null, false);
  }

  public Hmac sha1() {
    return new Hmac(
        "HmacSHA1", encoding, header, syntax, template, timestamp, idHeader, base64Secret);
  }

  public Hmac written(Syntax syntax) {
    return new Hmac(
        algorithm, encoding, header, syntax, template, timestamp, idHeader, base64Secret);
  }

  public Hmac over(String template, @Nullable Timestamp timestamp) {
    return new Hmac(
        algorithm, encoding, header, syntax, template, timestamp, idHeader, base64Secret);
  }

  /**
   * Standard Webhooks' way: a message id in a header is signed too, and secrets are {@code whsec_}
   * and base64.
   */
  public Hmac standardWebhooks(String idHeader) {
    return new Hmac(algorithm, encoding, header, syntax, template, timestamp, idHeader, true);
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
    byte[] message = message(request, time == null ? "" : time, id);
    List<byte[]> given =
        parts.signatures().stream().flatMap(each -> encoding.decode(each).stream()).toList();
    return Scheme.anyEqual(secrets.stream().map(secret -> sign(secret, message)).toList(), given);
  }

  private @Nullable String time(Syntax.Parts parts, Headers headers) {
    return timestamp == null || timestamp.header() == null
        ? parts.timestamp()
        : headers.single(timestamp.header()).orElse(null);
  }

  private byte[] message(SignedRequest request, String time, String id) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(request.body().length + 256);
    Matcher matcher = PLACEHOLDER.matcher(template);
    int done = 0;
    while (matcher.find()) {
      message.writeBytes(utf8(template.substring(done, matcher.start())));
      message.writeBytes(
          switch (matcher.group(1)) {
            case "body" -> request.body();
            case "ts" -> utf8(time);
            case "id" -> utf8(id);
            case "method" -> utf8(request.method());
            default -> utf8(HubSpotUrl.decoded(request.url()));
          });
      done = matcher.end();
    }
    message.writeBytes(utf8(template.substring(done)));
    return message.toByteArray();
  }

  private byte[] sign(Secret secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(base64Secret ? decoded(secret) : secret.bytes(), algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have " + algorithm, e);
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

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
