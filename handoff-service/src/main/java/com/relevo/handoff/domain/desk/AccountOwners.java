package com.relevo.handoff.domain.desk;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whose a company is, by its domain. Answers from memory. */
@FunctionalInterface
public interface AccountOwners {
  /** {@code domain} in small letters, such as acme.com. */
  Optional<RepId> ownerOf(String domain, Instant now);

  /** By the agreement in force alone. */
  static AccountOwners of(TimelineSource agreements) {
    return (domain, now) -> ownerOf(domain, agreements.timeline().at(now).accounts());
  }

  /** A part of a company's domain is the company's. */
  static Optional<RepId> ownerOf(String domain, Map<String, RepId> owners) {
    for (String part = domain; part.contains("."); part = part.substring(part.indexOf('.') + 1)) {
      RepId owner = owners.get(part);
      if (owner != null) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }
}
