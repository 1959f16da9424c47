package com.relevo.intake.domain.signature;

import com.relevo.intake.domain.payload.Entry;
import com.relevo.intake.domain.payload.Path;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A shared key inside the body (Google Ads). It is a secret: whoever stores the body strips it. */
public record BodyKey(Path field) implements Scheme {
  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    return Scheme.anyEqual(secrets.stream().map(Secret::bytes).toList(), keys(request));
  }

  @Override
  public boolean sentWith(SignedRequest request) {
    return !keys(request).isEmpty();
  }

  private List<byte[]> keys(SignedRequest request) {
    return field.in(Entry.of(request.content().get())).stream()
        .map(match -> match.entry().node().value())
        .filter(String.class::isInstance)
        .map(key -> ((String) key).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public List<Path> secretsInBody() {
    return List.of(field);
  }
}
