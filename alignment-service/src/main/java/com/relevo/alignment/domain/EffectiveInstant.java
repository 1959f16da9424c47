package com.relevo.alignment.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a signed version takes effect, and which of the three reasons decided: the latest of what
 * was asked for, the end of the notice period, and the time services need to read it. At a whole
 * second.
 */
record EffectiveInstant(Instant at, String because, String text) {

  static EffectiveInstant of(
      Instant signed, Duration notice, Duration lead, @Nullable Instant requested) {
    Instant noticed = signed.plus(notice);
    Instant read = signed.plus(lead);
    if (requested != null && !requested.isBefore(noticed) && !requested.isBefore(read)) {
      return new EffectiveInstant(whole(requested), "as_requested", "As the proposal asked for");
    }
    return noticed.isBefore(read)
        ? new EffectiveInstant(
            whole(read),
            "lead_time",
            "So that every service has read it: " + lead.toSeconds() + " s")
        : new EffectiveInstant(
            whole(noticed),
            "notice_kept",
            "The notice period from the last signature on: " + notice.toHours() + " h");
  }

  /** Never sooner. */
  static Instant whole(Instant instant) {
    Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
    return floor.equals(instant) ? floor : floor.plusSeconds(1);
  }
}
