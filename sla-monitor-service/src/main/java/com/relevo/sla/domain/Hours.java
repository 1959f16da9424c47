package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.calendar.AlwaysOpenCalendar;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose hours count. */
public final class Hours {
  private final Agreement agreement;

  public Hours(Agreement agreement) {
    this.agreement = agreement;
  }

  /**
   * The open time the clock has used up by {@code at}. Where its calendar is no longer in the
   * agreement, of all time.
   */
  public Duration consumed(Clock clock, Instant at) {
    Duration consumed = named(clock.calendar()).elapsed(clock.startedAt(), at);
    return consumed.isNegative() ? Duration.ZERO : consumed;
  }

  /** The zone of the calendar of that name, where it has hours at all. */
  public Optional<ZoneId> zone(String calendar) {
    return named(calendar) instanceof HoursCalendar open
        ? Optional.of(open.schedule().zone())
        : Optional.empty();
  }

  public static Duration budget(Target target) {
    return switch (target.budget()) {
      case Target.Budget.Time(String _, Duration time) -> time;
      case Target.Budget.BusinessDays(String _, int days) -> Duration.ofHours(8L * days);
    };
  }

  BusinessCalendar named(String name) {
    return agreement.calendars().getOrDefault(name, AlwaysOpenCalendar.ELAPSED);
  }

  /** Empty while it is not known who has, or is to have, the lead. */
  Optional<BusinessCalendar> of(CalendarRef ref, Cycle cycle, @Nullable Assigned assigned) {
    return switch (ref) {
      case CalendarRef.Named(String name) -> Optional.of(agreement.calendar(name));
      case CalendarRef.Elapsed() -> Optional.of(AlwaysOpenCalendar.ELAPSED);
      case CalendarRef.OfTeam() -> ofTeam(assigned == null ? cycle.routed() : assigned.team());
      case CalendarRef.OfRep() -> {
        Assigned owner = assigned == null ? cycle.firstGiven().orElse(null) : assigned;
        yield owner == null ? Optional.empty() : ofRep(owner);
      }
    };
  }

  private Optional<BusinessCalendar> ofTeam(@Nullable TeamId team) {
    return Optional.ofNullable(team)
        .flatMap(agreement::team)
        .map(Team::calendar)
        .map(agreement::calendar);
  }

  /** A rep the agreement does not know works in the team's hours. */
  private Optional<BusinessCalendar> ofRep(Assigned assigned) {
    return agreement
        .rep(assigned.rep())
        .map(Rep::calendar)
        .map(agreement::calendar)
        .or(() -> ofTeam(assigned.team()));
  }
}
