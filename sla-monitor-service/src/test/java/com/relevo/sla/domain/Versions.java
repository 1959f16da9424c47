package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Agreements by their version, of which the last one signed is in force. */
final class Versions implements Agreements {
  private final Map<String, Terms> all = new HashMap<>();
  private Terms inForce;

  Versions(Agreement first) {
    sign(first);
  }

  Versions sign(Agreement next) {
    inForce = Terms.of(next.version(), next);
    all.put(next.version(), inForce);
    return this;
  }

  @Override
  public Terms at(Instant instant) {
    return inForce;
  }

  @Override
  public Terms pinned(String pin) {
    return all.get(pin);
  }
}
