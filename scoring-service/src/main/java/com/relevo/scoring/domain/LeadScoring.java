package com.relevo.scoring.domain;

import com.relevo.events.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Everything scoring remembers of one lead. {@code facts} is null before the first capture, {@code
 * published} before the first score; serialisable as Relevo's JSON.
 */
public record LeadScoring(
    @Nullable KnownFacts facts,
    Engagements engagements,
    Consent consent,
    Position position,
    @Nullable Explanation published,
    RecentEvents recent) {
  /** A lead nothing was heard of. */
  public static final LeadScoring UNKNOWN =
      new LeadScoring(
          null, Engagements.NONE, Consent.UNSTATED, Position.START, null, RecentEvents.NONE);

  public Stage stage() {
    return position.stage();
  }

  public int cycle() {
    return position.cycle();
  }

  boolean silentSinceClose() {
    return position.closedAt() != null && !engagements.anyAfter(position.closedAt());
  }

  LeadScoring with(KnownFacts facts) {
    return new LeadScoring(facts, engagements, consent, position, published, recent);
  }

  LeadScoring with(Engagements engagements) {
    return new LeadScoring(facts, engagements, consent, position, published, recent);
  }

  LeadScoring with(Consent consent) {
    return new LeadScoring(facts, engagements, consent, position, published, recent);
  }

  LeadScoring with(Position position) {
    return new LeadScoring(facts, engagements, consent, position, published, recent);
  }

  LeadScoring with(Explanation published) {
    return new LeadScoring(facts, engagements, consent, position, published, recent);
  }

  LeadScoring remembering(String eventId) {
    return new LeadScoring(facts, engagements, consent, position, published, recent.with(eventId));
  }
}
