package com.relevo.sla.domain.storm;

import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A breach, and what may explain it; {@code since} is when its lead came from {@code source}. */
public record Breach(
    String instance,
    String target,
    @Nullable TeamId team,
    Instant firedAt,
    boolean late,
    boolean imported,
    boolean noCapacity,
    boolean tookOver,
    @Nullable String source,
    @Nullable Instant since) {

  public static Breach of(SlaBreached event, Origin origin) {
    return new Breach(
        event.instance().id(),
        event.instance().target(),
        event.instance().team(),
        event.firedAt(),
        event.late(),
        origin.imported(),
        origin.noCapacity(),
        origin.tookOver().contains(event.instance().id()),
        origin.source(),
        origin.since());
  }
}
