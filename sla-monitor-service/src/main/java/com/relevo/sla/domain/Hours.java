package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.LeadZones;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.calendar.AlwaysOpenCalendar;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.agreement.calendar.Schedule;
import com.relevo.events.LeadFacts;
import com.relevo.events.TeamId;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whose hours count. */
public final class Hours {
  /** Between a calendar's name and the zone its hours are moved to. */
  private static final String IN = " in ";

  private final Agreement agreement;
  private final RepCalendars reps;
  private final Map<String, BusinessCalendar> moved = new ConcurrentHashMap<>();

  Hours(Agreement agreement, RepCalendars reps) {
    this.agreement = agreement;
    this.reps = reps;
  }

  /** The calendar by the name that {@link BusinessCalendar#name} gave. */
  public BusinessCalendar named(String name) {
    if (name.equals(AlwaysOpenCalendar.ELAPSED.name())) {
      return AlwaysOpenCalendar.ELAPSED;
    }
    int in = name.lastIndexOf(IN);
    return in < 0
        ? agreement.calendar(name)
        : moved(
            agreement.calendar(name.substring(0, in)), ZoneId.of(name.substring(in + IN.length())));
  }

  /** Empty while it is not known who has, or is to have, the lead. */
  Optional<BusinessCalendar> of(
      Target target, LeadFacts lead, @Nullable TeamId routed, @Nullable Assigned assigned) {
    Optional<BusinessCalendar> calendar =
        switch (target.calendar()) {
          case CalendarRef.Named(String name) -> Optional.of(agreement.calendar(name));
          case CalendarRef.Elapsed() -> Optional.of(AlwaysOpenCalendar.ELAPSED);
          case CalendarRef.OfTeam() -> ofTeam(assigned == null ? routed : assigned.team());
          case CalendarRef.OfRep() -> assigned == null ? Optional.empty() : ofRep(assigned);
        };
    return target.inLeadZone()
        ? calendar.map(hours -> LeadZones.of(lead).map(zone -> moved(hours, zone)).orElse(hours))
        : calendar;
  }

  private Optional<BusinessCalendar> ofTeam(@Nullable TeamId team) {
    return Optional.ofNullable(team)
        .flatMap(agreement::team)
        .map(Team::calendar)
        .map(agreement::calendar);
  }

  /**
   * What is set of the rep, if this agreement has such a calendar, else what it says of them; a rep
   * nobody knows works in the team's hours.
   */
  private Optional<BusinessCalendar> ofRep(Assigned assigned) {
    return reps.of(assigned.rep())
        .filter(agreement.calendars()::containsKey)
        .or(() -> agreement.rep(assigned.rep()).map(Rep::calendar))
        .map(agreement::calendar)
        .or(() -> ofTeam(assigned.team()));
  }

  private BusinessCalendar moved(BusinessCalendar calendar, ZoneId zone) {
    return switch (calendar) {
      case AlwaysOpenCalendar always -> always;
      case HoursCalendar hours when hours.zone().equals(zone) -> hours;
      case HoursCalendar hours ->
          moved.computeIfAbsent(hours.name() + IN + zone, name -> moved(name, hours, zone));
    };
  }

  private static BusinessCalendar moved(String name, HoursCalendar hours, ZoneId zone) {
    Schedule own = hours.schedule();
    return new HoursCalendar(
        name, new Schedule(zone, own.weekly(), own.holidays(), own.special(), own.breaks()));
  }
}
