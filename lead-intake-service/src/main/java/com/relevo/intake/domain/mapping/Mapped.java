package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.payload.Node;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one item of a body turned out to be. */
public sealed interface Mapped {
  /**
   * Somebody, and what is known and new of them. {@code key} is the tool's id of this item, null
   * where it gives none; {@code occurredAt} is as written by the tool. {@code byId} where the tool
   * tells people apart by its id whatever else it sends; {@code toFetch} where the person is known
   * to the tool alone.
   */
  record Found(
      @Nullable String key,
      @Nullable String externalId,
      RawPerson person,
      @Nullable String occurredAt,
      Signal signal,
      boolean byId,
      boolean toFetch)
      implements Mapped {
    public Found(
        @Nullable String key,
        @Nullable String externalId,
        RawPerson person,
        @Nullable String occurredAt,
        Signal signal) {
      this(key, externalId, person, occurredAt, signal, false, false);
    }
  }

  /** Not usable; {@code narrowed} is a body with this item alone. */
  record Bad(String reason, String text, Node narrowed) implements Mapped {}

  /** Readable, and there is nothing to do; {@code what} is the tool's own word for it. */
  record Nothing(Why why, String what) implements Mapped {
    public Nothing {
      what = RawPerson.cut(what, 200);
    }
  }

  /** Why there is nothing to do; a metric's label, so there are few. */
  enum Why {
    /** Of nobody's interest in sales. */
    NO_LEAD,
    /** A meeting or an order was called off: what happened before stays true. */
    CANCELLED,
    /** The tool dropped its own record; the lead that it became is another's. */
    DELETED,
    /** The tool's own test. */
    TEST,
    /** A field that only machines see was filled in. */
    SPAM;

    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
