package com.relevo.handoff.domain.lead;

import com.relevo.events.Reason;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Preference;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One desk on a lead's way, and the rule that leads there: whom it {@code prefers}, whether it
 * would have nobody else ({@code only}), and how long it waits before it goes on; null for as long
 * as it takes.
 */
public record Stop(
    TeamId team, Reason rule, List<Preference> prefers, boolean only, @Nullable Duration waits) {
  public Stop {
    prefers = prefers == null ? List.of() : List.copyOf(prefers);
  }

  static Stop at(TeamId team, Reason rule) {
    return new Stop(team, rule, List.of(), false, null);
  }

  Stop preferring(List<Preference> preferences) {
    return new Stop(team, rule, preferences, only, waits);
  }
}
