package com.relevo.sla.stream;

import com.relevo.events.SlaEvent;
import com.relevo.sla.domain.Ruling.GrantedBefore;
import com.relevo.sla.domain.Ruling.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a request: either {@code refusal}, or the event that says what was granted. */
public record SlaReply(
    String instance,
    @Nullable Refusal refusal,
    @Nullable String event,
    @Nullable String eventId,
    @Nullable Instant recordedAt) {

  static SlaReply refused(String instance, Refusal refusal) {
    return new SlaReply(instance, refusal, null, null, null);
  }

  static SlaReply granted(String instance, GrantedBefore before) {
    return new SlaReply(
        instance, null, before.type().type(), before.eventId(), before.recordedAt());
  }

  static SlaReply granted(String instance, List<SlaEvent> events) {
    SlaEvent said = events.getFirst();
    return new SlaReply(
        instance, null, said.type().type(), said.meta().eventId(), said.meta().recordedAt());
  }
}
