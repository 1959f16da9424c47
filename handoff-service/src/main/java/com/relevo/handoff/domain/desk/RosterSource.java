package com.relevo.handoff.domain.desk;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who the reps are now: by the agreement in force, and by whatever else says so. Asked by every
 * desk's and lead's thread, so it answers from memory.
 */
public interface RosterSource {
  /**
   * Another object whenever a roster may be another than before, the same as long as none is: desks
   * that see it change look at everybody again.
   */
  Object version(Instant now);

  /** {@link Roster#unknown} for a team that is in no agreement in force. */
  Roster roster(TeamId team, Instant now);

  /** The team that the rep is in now. */
  Optional<TeamId> teamOf(RepId rep, Instant now);

  /** The rep with this e-mail address; upper and lower case are equal. */
  default Optional<RepId> withEmail(String email) {
    return Optional.empty();
  }

  /** By the agreement in force alone, which knows no e-mail addresses. */
  static RosterSource of(TimelineSource agreements) {
    return new RosterSource() {
      @Override
      public Object version(Instant now) {
        return agreements.timeline().at(now);
      }

      @Override
      public Roster roster(TeamId team, Instant now) {
        return Roster.of(agreements.timeline().at(now), team);
      }

      @Override
      public Optional<TeamId> teamOf(RepId rep, Instant now) {
        return agreements.timeline().at(now).teamOf(rep);
      }
    };
  }
}
