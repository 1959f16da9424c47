package com.relevo.handoff.domain.lead;

import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.RosterSource;
import java.time.Instant;
import java.util.Optional;

/** Who there is to give a lead to by name. */
public interface Staff {
  /** Empty for nobody of this name. */
  Optional<Member> find(RepId rep);

  record Member(RepId rep, TeamId team, boolean active) {}

  /** The rosters as they are now. */
  static Staff of(RosterSource rosters, Instant now) {
    return rep ->
        rosters
            .teamOf(rep, now)
            .map(team -> {
              boolean active =
                  rosters.roster(team, now).seats().stream()
                      .anyMatch(seat -> seat.rep().equals(rep) && seat.active());
              return new Member(rep, team, active);
            });
  }
}
