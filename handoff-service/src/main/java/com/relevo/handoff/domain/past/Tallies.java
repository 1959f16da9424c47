package com.relevo.handoff.domain.past;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Roster.Seat;
import com.relevo.handoff.domain.past.Forecast.Change;
import com.relevo.handoff.domain.past.Forecast.RepLoad;
import com.relevo.handoff.domain.past.Forecast.TeamLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what a {@link Forecast} tells. */
final class Tallies {
  private static final int MOST_CHANGES = 200;

  private final Map<RepId, Long> given = new HashMap<>();
  private final Map<RepId, Integer> most = new HashMap<>();
  private final Map<TeamId, Integer> longestQueue = new HashMap<>();
  private final Map<TeamId, Duration> longestWait = new HashMap<>();
  private final Map<UnroutedReason, Long> waited = new EnumMap<>(UnroutedReason.class);
  private final Map<UnroutedReason, Long> unrouted = new EnumMap<>(UnroutedReason.class);
  private final List<Change> changes = new ArrayList<>();
  private long leads;
  private long had;
  private long same;
  private long other;

  void opened(PastLead lead) {
    if (lead.counts) {
      leads++;
      if (lead.reason != null) {
        waited.merge(lead.reason, 1L, Long::sum);
      }
    }
  }

  void waits(PastDesk desk) {
    longestQueue.merge(desk.roster().team(), desk.waiting(), Math::max);
  }

  void given(PastLead lead, PastDesk desk, Instant now) {
    RepId rep = lead.rep;
    if (rep == null) {
      return;
    }
    most.merge(rep, desk.open(rep), Math::max);
    Instant since = lead.waitsSince;
    if (since != null) {
      waited(desk.roster().team(), Duration.between(since, now));
      lead.waitsSince = null;
    }
    if (lead.counts) {
      given.merge(rep, 1L, Long::sum);
    }
    if (lead.firstRep == null) {
      lead.firstRep = rep;
    }
  }

  private void waited(TeamId team, Duration wait) {
    longestWait.merge(team, wait, (one, two) -> one.compareTo(two) > 0 ? one : two);
  }

  /** It was closed, or the period is over. */
  void ended(PastLead lead, Instant now) {
    if (lead.waitsSince != null && lead.at != null) {
      waited(lead.at, Duration.between(lead.waitsSince, now));
    }
    if (!lead.counts) {
      return;
    }
    RepId would = lead.firstRep;
    RepId real = lead.realRep;
    had += would == null ? 0 : 1;
    if (lead.rep == null && lead.reason != null && lead.waitsSince != null) {
      unrouted.merge(lead.reason, 1L, Long::sum);
    }
    if (would != null && real != null) {
      if (would.equals(real)) {
        same++;
      } else {
        other++;
        if (changes.size() < MOST_CHANGES) {
          changes.add(new Change(lead.id, lead.cycle, real, would));
        }
      }
    }
  }

  Forecast forecast(Map<TeamId, PastDesk> desks) {
    List<TeamLoad> teams = new ArrayList<>();
    List<RepLoad> reps = new ArrayList<>();
    desks.forEach((team, desk) -> {
      long all = 0;
      for (Seat seat : desk.roster().seats()) {
        long got = given.getOrDefault(seat.rep(), 0L);
        all += got;
        reps.add(
            new RepLoad(
                seat.rep(),
                team,
                seat.active(),
                seat.capacity(),
                got,
                most.getOrDefault(seat.rep(), 0),
                desk.open(seat.rep())));
      }
      teams.add(
          new TeamLoad(
              team,
              all,
              longestQueue.getOrDefault(team, 0),
              desk.waiting(),
              longestWait.get(team)));
    });
    return new Forecast(leads, had, same, other, waited, unrouted, teams, reps, changes);
  }
}
