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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  /**
   * That two leads are one happens when it is learnt; {@code with} is the other, {@code more} what
   * else tells the event from its siblings.
   */
  Meta meta(
      EventType type, LeadId lead, LeadId with, List<Reason> because, @Nullable Enum<?>... more) {
    List<Object> parts = new ArrayList<>(List.of(lead.value(), with.value()));
    Stream.of(more).map(each -> each == null ? "any" : each.name()).forEach(parts::add);
    return new Meta(
        EventIds.derive(id, type, parts.toArray()),
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
