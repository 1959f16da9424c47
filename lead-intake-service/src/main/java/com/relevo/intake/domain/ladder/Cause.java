package com.relevo.intake.domain.ladder;

import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SourceRef;
import com.relevo.intake.domain.person.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What led to a step that is no item's own: the item that named two keys together, or what somebody
 * asked for ({@code asked}).
 */
public record Cause(String id, SourceRef origin, Instant at, Mode mode, @Nullable Asked asked) {
  static Cause of(Item item) {
    return new Cause(item.id(), item.origin(), item.receivedAt(), item.mode(), null);
  }

  static Cause of(Asked asked) {
    SourceRef origin = new SourceRef("api", null, asked.id());
    return new Cause(asked.id(), origin, asked.at(), Mode.LIVE, asked);
  }

  /** That two leads are one happens when it is learnt; {@code with} is the other. */
  Meta meta(EventType type, LeadId lead, LeadId with, List<Reason> because) {
    return new Meta(
        EventIds.derive(id, type, lead.value(), with.value()),
        lead,
        0,
        at,
        at,
        null,
        because,
        mode,
        asked == null ? null : asked.actor());
  }
}
