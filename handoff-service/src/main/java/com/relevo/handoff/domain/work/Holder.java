package com.relevo.handoff.domain.work;

import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import org.jspecify.annotations.Nullable;

/** Whose queue a lead is in; {@code key} is before all keys of its leads, and of no other's. */
public record Holder(String key) {
  private static final String REP = "rep\0";
  private static final String MANAGER = "manager\0";

  /** All managers' queues together. */
  public static final Holder MANAGERS = new Holder(MANAGER);

  /** All reps' queues together. */
  public static final Holder REPS = new Holder(REP);

  public static Holder rep(RepId rep) {
    return new Holder(REP + rep.value() + "\0");
  }

  /** The manager of {@code team}; null for leads that no team was found for. */
  public static Holder manager(@Nullable TeamId team) {
    return new Holder(MANAGER + (team == null ? "" : team.value()) + "\0");
  }
}
