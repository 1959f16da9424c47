package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything scoring remembers of one lead. {@code facts} is null before the first capture, {@code
 * published} before the first score, {@code standing} until an account told one.
 */
public record LeadScoring(
    @Nullable KnownFacts facts,
    Deeds deeds,
    Consent consent,
    Position position,
    @Nullable Standing standing,
    @Nullable Published published,
    Watch watch) {
  /** A lead nothing was heard of. */
  public static final LeadScoring UNKNOWN =
      new LeadScoring(null, Deeds.NONE, Consent.UNSTATED, Position.START, null, null, Watch.NONE);

  public Stage stage() {
    return position.stage();
  }

  public int cycle() {
    return position.cycle();
  }

  /** When time alone next changes something. */
  public Optional<Instant> wake() {
    return watch.next();
  }

  /** Of the company the lead is at now: of another one's account nothing holds any more. */
  Standing account() {
    return standing != null && standing.domain().equals(domain()) ? standing : Standing.NONE;
  }

  /** Empty where no company is known. */
  String domain() {
    return facts == null || facts.lead().companyDomain() == null
        ? ""
        : facts.lead().companyDomain();
  }

  /** With the fit of its facts under this agreement, where there are facts. */
  LeadScoring fitted(Agreement agreement) {
    return facts == null ? this : with(facts.fitted(agreement));
  }

  boolean silentSinceClose() {
    Closing closing = position.closing();
    return closing != null && !deeds.anyAfter(closing.at());
  }

  /** Whether it asked for contact, and sales has not closed a cycle since. */
  boolean asksForContact() {
    Instant at = deeds.lastThatAsks();
    Closing closing = position.closing();
    return at != null && (closing == null || at.isAfter(closing.at()));
  }

  LeadScoring with(KnownFacts facts) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }

  LeadScoring with(Deeds deeds) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }

  LeadScoring with(Consent consent) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }

  LeadScoring with(Position position) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }

  LeadScoring with(Standing standing) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }

  LeadScoring with(Published published) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }

  LeadScoring with(Watch watch) {
    return new LeadScoring(facts, deeds, consent, position, standing, published, watch);
  }
}
