package com.relevo.handoff.http.roster;

import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.http.IfMatch;
import com.relevo.kit.roster.RosterBook.Kept;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A rep, team or company as it is now. {@code source} says by whom: the agreement, or the roster,
 * then with who set it when.
 */
record RosterView(
    String id,
    long version,
    String source,
    @Nullable String setBy,
    @Nullable Instant setAt,
    Entry entry) {

  static RosterView agreed(String id, Entry entry) {
    return new RosterView(id, 0, "agreement", null, null, entry);
  }

  static RosterView set(String id, Kept<? extends Entry> kept) {
    return new RosterView(id, kept.version(), "roster", kept.by(), kept.at(), kept.entry());
  }

  ResponseEntity<?> response() {
    return ResponseEntity.ok().eTag(IfMatch.etag(version)).body(this);
  }
}
