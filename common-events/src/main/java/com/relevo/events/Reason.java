package com.relevo.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One structured reason of a decision: the rule's id or a stable code, a sentence for people, the
 * points it gave where it gave any, and the events it gave them for, newest first, where it counts
 * events.
 */
public record Reason(
    String code, String text, @Nullable Integer points, @Nullable List<Evidence> evidence) {
  public Reason {
    evidence = evidence == null || evidence.isEmpty() ? null : List.copyOf(evidence);
  }

  public Reason(String code, String text, @Nullable Integer points) {
    this(code, text, points, null);
  }

  public static Reason of(String code, String text) {
    return new Reason(code, text, null);
  }

  /**
   * One event that gave points: {@code given} when it happened, {@code now} after its decay, to the
   * thousandth.
   */
  public record Evidence(String eventId, Instant occurredAt, int given, double now) {}
}
