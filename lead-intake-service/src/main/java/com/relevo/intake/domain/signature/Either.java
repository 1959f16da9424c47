package com.relevo.intake.domain.signature;

import java.time.Instant;
import java.util.List;

/**
 * Two generations of a tool's scheme: the newer holds wherever its header is sent, so nobody can
 * fall back at will.
 */
public record Either(Hmac newer, Scheme older) implements Scheme {
  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    Scheme scheme = request.headers().has(newer.header()) ? newer : older;
    return scheme.verifies(request, secrets, now);
  }
}
