package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both sides are asked to sign. {@code against} is the version in force that the {@code
 * changes} are changes of; {@code requested} the instant wished for; {@code simulation} the id of
 * the impact simulation attached.
 */
public record Proposal(
    String by,
    Instant at,
    @Nullable String against,
    List<Change> changes,
    @Nullable Instant requested,
    @Nullable String simulation,
    @Nullable String comment) {
  public Proposal {
    changes = changes == null ? List.of() : List.copyOf(changes);
  }
}
