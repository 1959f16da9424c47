package com.relevo.scoring.domain;

import com.relevo.events.Mode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the lead was last looked at, by the time of what led to it, and when time alone will make
 * another look worthwhile; {@code share} is what its account was told; {@code mode} that of the
 * last event, for what time alone decides.
 */
public record Watch(
    @Nullable Instant asOf, @Nullable Instant wake, @Nullable Share share, Mode mode) {
  static final Watch NONE = new Watch(null, null, null, Mode.LIVE);

  /** Time does not go back: what is heard late is scored as of when the lead was last looked at. */
  Instant from(Instant heard) {
    return asOf == null || heard.isAfter(asOf) ? heard : asOf;
  }

  Optional<Instant> next() {
    return Optional.ofNullable(wake);
  }
}
