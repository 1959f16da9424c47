package com.relevo.handoff.domain.lead;

import static java.util.Objects.requireNonNull;

import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked for a rep, by themselves or by somebody else; {@code rep} is the one who gets the
 * lead where it is given to somebody. {@code id} is this request's own; {@code key} is the
 * sender's, the same for a repetition. {@code cycle} makes sure that it means the pass the rep saw,
 * {@code version} that nothing changed since. {@code replyTo} is the instance that waits for the
 * answer, null where nobody does.
 */
public record Command(
    String id,
    LeadId lead,
    RepId rep,
    Actor by,
    Action action,
    Instant receivedAt,
    @Nullable Integer cycle,
    @Nullable Long version,
    @Nullable String key,
    @Nullable String replyTo) {
  public Command {
    requireNonNull(id, "id");
    requireNonNull(lead, "lead");
    requireNonNull(rep, "rep");
    requireNonNull(by, "by");
    requireNonNull(action, "action");
    requireNonNull(receivedAt, "receivedAt");
  }

  /** Equal for two requests that ask the same. */
  public String fingerprint() {
    return EventIds.of(by.subject() + "\n" + rep + "\n" + cycle + "\n" + version + "\n" + action);
  }
}
