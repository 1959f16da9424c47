package com.relevo.kit.config;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementLint;
import com.relevo.agreement.Lint;
import com.relevo.agreement.Lint.Code;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs at the start what the agreement may say but can hardly mean. Of calendars that run out
 * {@link CalendarCoverage} speaks.
 */
final class AgreementWarnings {
  private static final Logger log = LoggerFactory.getLogger(AgreementWarnings.class);

  AgreementWarnings(Agreement agreement, InstantSource clock) {
    AgreementLint.of(agreement, clock.instant()).stream()
        .filter(lint -> lint.code() != Code.CALENDAR_WITHOUT_COVERAGE)
        .forEach(lint -> warn(agreement, lint));
  }

  private static void warn(Agreement agreement, Lint lint) {
    log.warn("Agreement {}, {}; {}", agreement.version(), lint, lint.hint());
  }
}
