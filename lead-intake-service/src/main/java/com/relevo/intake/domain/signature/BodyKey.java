package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A shared key inside the JSON body (Google Ads). It is a secret: whoever stores the body strips
 * it.
 */
public record BodyKey(String field) implements Scheme {
  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    if (request.json() == null || !(request.json().at(field).value() instanceof String key)) {
      return false;
    }
    return Scheme.anyEqual(
        secrets.stream().map(Secret::bytes).toList(),
        List.of(key.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public boolean readsBody() {
    return true;
  }
}
