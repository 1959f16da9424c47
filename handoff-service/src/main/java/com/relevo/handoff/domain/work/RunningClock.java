package com.relevo.handoff.domain.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A clock that sales owes: when it is, or was, due; {@code dueAt} is null while it is paused. */
public record RunningClock(String instance, String target, @Nullable Instant dueAt) {
  Instant dueOrNever() {
    return dueAt == null ? Instant.MAX : dueAt;
  }
}
