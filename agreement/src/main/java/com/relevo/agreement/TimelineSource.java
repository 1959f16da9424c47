package com.relevo.agreement;

/**
 * The agreement's versions as they are known at the moment. Ask anew for each decision, and decide
 * by {@link AgreementTimeline#at} of the instant at which its cause was recorded: then every
 * instance of every service switches at the same record.
 */
@FunctionalInterface
public interface TimelineSource {
  AgreementTimeline timeline();

  /** One agreement for ever. */
  static TimelineSource of(Agreement agreement) {
    AgreementTimeline timeline = AgreementTimeline.of(agreement);
    return () -> timeline;
  }
}
