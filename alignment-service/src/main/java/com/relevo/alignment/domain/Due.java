package com.relevo.alignment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the effective instant brings about, for the version that was scheduled and the one in force.
 * No steps before that instant.
 */
public record Due(List<Step> ofScheduled, List<Step> ofInForce) {
  private static final Due NOTHING = new Due(List.of(), List.of());

  public Due {
    ofScheduled = List.copyOf(ofScheduled);
    ofInForce = List.copyOf(ofInForce);
  }

  /**
   * {@code announced} is whether services could read of it before the instant: where they could
   * not, for the broker was away, it is put off, for every service must switch at the same record.
   */
  public static Due decide(
      Life life, @Nullable Life inForce, boolean announced, Duration lead, Instant now) {
    if (!(life.phase() instanceof Phase.Scheduled scheduled)
        || now.isBefore(scheduled.effectiveAt())) {
      return NOTHING;
    }
    String before = inForce == null ? null : inForce.version();
    String by = Actor.RELEVO.subject();
    if (!announced && scheduled.effectiveAt().isAfter(Lifecycle.BEGINNING)) {
      Step postponed =
          new Step.Scheduled(
              now,
              by,
              EffectiveInstant.whole(now.plus(lead)),
              life.revision().noticePeriod().toSeconds(),
              before,
              "not_announced",
              "Put off: the services could not be told before " + scheduled.effectiveAt());
      return new Due(List.of(postponed), List.of());
    }
    return new Due(
        List.of(new Step.TookEffect(now, by, scheduled.effectiveAt(), before)),
        inForce == null
            ? List.of()
            : List.of(new Step.Superseded(now, by, life.version(), scheduled.effectiveAt())));
  }
}
