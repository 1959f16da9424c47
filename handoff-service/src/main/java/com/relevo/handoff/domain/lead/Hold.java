package com.relevo.handoff.domain.lead;

import com.relevo.events.RepId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the rep who has the lead made of that: let it rest, offered it to another. */
public record Hold(@Nullable Instant snoozedUntil, @Nullable RepId offeredTo) {
  static final Hold PLAIN = new Hold(null, null);

  Hold snoozed(@Nullable Instant until) {
    return new Hold(until, offeredTo);
  }

  Hold offered(@Nullable RepId to) {
    return new Hold(snoozedUntil, to);
  }
}
