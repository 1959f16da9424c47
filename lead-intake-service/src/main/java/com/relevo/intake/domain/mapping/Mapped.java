package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.payload.Node;
import org.jspecify.annotations.Nullable;

/** What one item of a body turned out to be. */
public sealed interface Mapped {
  /**
   * Somebody, and what is known and new of them. {@code key} is the tool's id of this item, null
   * where it gives none; {@code occurredAt} is as written by the tool.
   */
  record Found(
      @Nullable String key,
      @Nullable String externalId,
      RawPerson person,
      @Nullable String occurredAt,
      Signal signal)
      implements Mapped {}

  /** Not usable; {@code narrowed} is a body with this item alone. */
  record Bad(String reason, String text, Node narrowed) implements Mapped {}

  /** Readable, and nothing that intake makes an event of. */
  record Ignored(String what) implements Mapped {}

  /** The tool's own test: acknowledged, and nothing starts. */
  record TestLead() implements Mapped {}
}
