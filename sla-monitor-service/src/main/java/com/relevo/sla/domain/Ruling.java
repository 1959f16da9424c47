package com.relevo.sla.domain;

import com.relevo.events.EventType;
import java.time.Instant;

/** What became of a command. */
public sealed interface Ruling {
  record Granted(Decision decision) implements Ruling {}

  /** It was granted before, in the same words; that event says so. */
  record GrantedBefore(EventType type, String eventId, Instant recordedAt) implements Ruling {}

  record Refused(Refusal refusal) implements Ruling {}

  /** The API's error codes, in lower case. */
  enum Refusal {
    /** The lead has no such clock, or none any more. */
    UNKNOWN_INSTANCE,
    /** Whoever asks is a rep, and never had the lead in this cycle. */
    NOT_YOURS,
    /** It was met, cancelled or superseded: there is nothing to excuse. */
    NOTHING_TO_WAIVE,
    /** A waiver that has expired when it is granted. */
    EXPIRED,
    /** Only a breach can be disputed, and one that was upheld or dismissed is settled. */
    NOTHING_TO_DISPUTE,
    /** No dispute is open. */
    NOT_DISPUTED
  }
}
