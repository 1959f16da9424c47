package com.relevo.kit.agreement;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Which version is in force, what comes next, and which records could not be read. Always up: with
 * a bad record the service goes on under the versions it has.
 */
final class AgreementHealthIndicator implements HealthIndicator {
  private final AgreementBook book;
  private final AgreementLog log;
  private final InstantSource clock;

  AgreementHealthIndicator(AgreementBook book, AgreementLog log, InstantSource clock) {
    this.book = book;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Instant now = clock.instant();
    AgreementTimeline timeline = book.timeline();
    Health.Builder health = Health.up().withDetail("inForce", timeline.at(now).version());
    timeline.next(now).ifPresent(next -> health.withDetail("next", next(next)));
    Map<String, String> unreadable = book.unreadable();
    if (!unreadable.isEmpty()) {
      health.withDetail("unreadable", unreadable);
    }
    return health.withDetail("allReadAt", log.allReadAt().toString()).build();
  }

  private static Map<String, String> next(Switch next) {
    return Map.of(
        "version", next.agreement().version(), "effectiveAt", next.effectiveAt().toString());
  }
}
