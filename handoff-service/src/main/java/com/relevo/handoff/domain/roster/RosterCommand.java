package com.relevo.handoff.domain.roster;

import com.relevo.events.RosterEvent.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be set, all of it or nothing. {@code id} is this request's own, {@code
 * replyTo} the instance that waits for the answer.
 */
public record RosterCommand(
    String id, String by, Instant receivedAt, List<Wish> wishes, String replyTo) {
  public RosterCommand {
    wishes = List.copyOf(wishes);
  }

  /** Null for {@code entry} removes it; {@code version} is what it was seen at, null for any. */
  public record Wish(RosterKey key, @Nullable Entry entry, @Nullable Long version) {}
}
