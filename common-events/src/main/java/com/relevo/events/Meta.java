package com.relevo.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries. {@code eventId} is deterministic: the same cause gives the same id.
 * {@code occurredAt} is when it happened in the world, {@code recordedAt} when Relevo learnt of it.
 * {@code cycle} counts handoff cycles, 0 before the first. {@code agreementVersion} is set where a
 * rule decided, {@code actor} where a person did.
 */
public record Meta(
    String eventId,
    LeadId leadId,
    int cycle,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable String agreementVersion,
    List<Reason> because,
    Mode mode,
    @Nullable String actor) {

  public Meta {
    because = because == null ? List.of() : List.copyOf(because);
    mode = mode == null ? Mode.LIVE : mode;
  }

  /**
   * The meta of an event that {@code this} event caused: same lead, cycle and mode; its id derived
   * from this one's, the {@code type} and whatever else tells it from its siblings.
   */
  public Meta causing(
      EventType type,
      Instant at,
      String agreementVersion,
      List<Reason> because,
      Object... discriminators) {
    return new Meta(
        EventIds.derive(eventId, type, discriminators),
        leadId,
        cycle,
        at,
        at,
        agreementVersion,
        because,
        mode,
        null);
  }

  public Meta inCycle(int cycle) {
    return new Meta(
        eventId, leadId, cycle, occurredAt, recordedAt, agreementVersion, because, mode, actor);
  }

  public Meta occurring(Instant occurredAt) {
    return new Meta(
        eventId, leadId, cycle, occurredAt, recordedAt, agreementVersion, because, mode, actor);
  }

  public Meta by(@Nullable String actor) {
    return new Meta(
        eventId, leadId, cycle, occurredAt, recordedAt, agreementVersion, because, mode, actor);
  }
}
