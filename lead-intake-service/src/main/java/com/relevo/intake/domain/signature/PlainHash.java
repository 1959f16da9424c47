package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plain SHA-256 in hex that begins with the secret, HubSpot's first two signatures: what follows
 * the secret is told by the version in a header of its own.
 */
public record PlainHash(String header, String versionHeader, Map<String, Message> messages)
    implements Scheme {
  public static PlainHash of(String header, String versionHeader, Map<String, String> templates) {
    return new PlainHash(
        header,
        versionHeader,
        templates.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> new Message(each.getValue()))));
  }

  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    Optional<byte[]> given = request.headers().single(header).flatMap(Encoding.HEX::decode);
    Optional<Message> message = request.headers().single(versionHeader).map(messages::get);
    return given.isPresent()
        && message.isPresent()
        && Scheme.anyEqual(
            secrets.stream()
                .map(secret -> hash(secret, message.get().of(request, "", "")))
                .toList(),
            List.of(given.get()));
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
    return messages.values().stream()
        .anyMatch(message -> message.covers("url") || message.covers("uri"));
  }

  private static byte[] hash(Secret secret, byte[] message) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(secret.value().getBytes(StandardCharsets.UTF_8));
      return sha256.digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }
}
