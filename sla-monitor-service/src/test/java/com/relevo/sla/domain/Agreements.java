package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Triggers;
import com.relevo.agreement.Target.Warning;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.agreement.calendar.Schedule;
import com.relevo.agreement.calendar.Shift;
import com.relevo.events.ContactLevel;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Small agreements: what the clocks look at, and no more. */
final class Agreements {
  static final String ROUTE = "route";
  static final String ACCEPT = "accept";
  static final String RESPOND = "respond";

  private Agreements() {}

  /** Every second counts: route in 15 minutes, accept in 1 hour, respond in 2 hours. */
  static Agreement elapsed() {
    return of("v1", new CalendarRef.Elapsed(), true);
  }

  static Agreement version(String version, CalendarRef calendar) {
    return of(version, calendar, true);
  }

  static Agreement withoutRouting(CalendarRef calendar) {
    return of("v1", calendar, false);
  }

  static Agreement with(Target... targets) {
    return agreement("v1", true, List.of(targets));
  }

  private static Agreement of(String version, CalendarRef calendar, boolean routing) {
    return agreement(
        version,
        routing,
        List.of(
            target(ROUTE, Kind.TIME_TO_ROUTE, Duration.ofMinutes(15), calendar),
            target(ACCEPT, Kind.TIME_TO_ACCEPT, Duration.ofHours(1), calendar),
            target(RESPOND, Kind.TIME_TO_FIRST_RESPONSE, Duration.ofHours(2), calendar)));
  }

  static Target target(String id, Kind kind, Duration budget, CalendarRef calendar) {
    return new Target(
        id,
        kind,
        null,
        new Budget.Time(budget.toString(), budget),
        calendar,
        false,
        Condition.ALWAYS,
        Triggers.NONE,
        ContactLevel.ATTEMPT,
        null,
        List.of(new Warning.Share("50%", 50), new Warning.Share("80%", 80)),
        List.of(),
        false);
  }

  /** Monday to Friday, 9 to 17, UTC. */
  static BusinessCalendar office() {
    return new HoursCalendar(
        "office",
        Schedule.weekly(
            ZoneOffset.UTC,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                .collect(Collectors.toMap(day -> day, _ -> List.of(Shift.of("09:00", "17:00"))))));
  }

  private static Agreement agreement(String version, boolean routing, List<Target> targets) {
    TeamId team = new TeamId("sdr-emea");
    List<Rep> reps =
        List.of(
            new Rep(new RepId("anna.keller"), "Anna", true, 1, 10, "office"),
            new Rep(new RepId("jonas.brandt"), "Jonas", true, 1, 10, "office"));
    return new Agreement(
        version,
        "test",
        null,
        null,
        List.of(new Team(team, "SDR", "office", reps)),
        routing ? List.of(new RoutingRule("all", Condition.ALWAYS, team)) : List.of(),
        targets,
        Map.of("office", office()),
        null);
  }
}
