package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementLint;
import com.relevo.agreement.Lint;
import com.relevo.agreement.Lint.Code;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs, when an agreement takes effect, what it may say but can hardly mean. Of calendars that run
 * out {@link CalendarCoverage} speaks.
 */
final class AgreementWarnings implements InForceListener {
  private static final Logger log = LoggerFactory.getLogger(AgreementWarnings.class);

  private final InstantSource clock;

  AgreementWarnings(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void inForce(Agreement agreement) {
    AgreementLint.of(agreement, clock.instant()).stream()
        .filter(lint -> lint.code() != Code.CALENDAR_WITHOUT_COVERAGE)
        .forEach(lint -> warn(agreement, lint));
  }

  private static void warn(Agreement agreement, Lint lint) {
    log.warn("Agreement {}, {}; {}", agreement.version(), lint, lint.hint());
  }
}
