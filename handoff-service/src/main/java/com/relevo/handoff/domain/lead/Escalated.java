package com.relevo.handoff.domain.lead;

import java.util.List;
import java.util.Locale;

/** What becomes of an escalation. */
public sealed interface Escalated {
  /** The tag of its metric. */
  String code();

  record Acted(List<Change> changes) implements Escalated {
    public Acted {
      changes = List.copyOf(changes);
    }

    @Override
    public String code() {
      return "acted";
    }
  }

  /** Nothing changes. */
  record Ignored(Why why) implements Escalated {
    @Override
    public String code() {
      return why.name().toLowerCase(Locale.ROOT);
    }
  }

  enum Why {
    /** It is for people: notification-service tells them. */
    FOR_PEOPLE,
    /** The cycle has ended, or was never known. */
    CLOSED,
    /** Nobody has the lead, so that there is nobody to take it from, or the manager has it. */
    WAITING,
    /** The lead is with another rep by now, or another was sought already. */
    MOVED,
    /** What was owed has been done meanwhile. */
    DONE,
    /** The same escalation was acted on before. */
    REPEATED
  }
}
