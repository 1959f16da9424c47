package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.Attempts;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Escalation;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Triggers;
import com.relevo.agreement.Target.Warning;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.agreement.calendar.Schedule;
import com.relevo.agreement.calendar.Shift;
import com.relevo.events.ContactLevel;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Small agreements: what the clocks look at, and no more. */
final class Samples {
  static final String ROUTE = "route";
  static final String ACCEPT = "accept";
  static final String RESPOND = "respond";
  static final String FOLLOW_UP = "follow-up";
  static final String DECIDE = "decide";
  static final String ANSWER = "answer";

  private Samples() {}

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

  static Agreement versionWith(String version, Target... targets) {
    return agreement(version, true, List.of(targets));
  }

  /**
   * Every kind of promise, in office hours: route 20 minutes, accept 1 hour, respond 2 hours
   * (stands still while nobody has capacity), follow up within 4 hours up to 3 attempts in 3 days,
   * decide within 5 hours of acceptance, answer a rejection within 3 hours. All warn at 50 and 80
   * %; respond and accept escalate after 30 and 60 minutes.
   */
  static Agreement complete() {
    CalendarRef office = new CalendarRef.Named("office");
    Condition waiting = condition("waiting", facts -> facts.waiting().equals("NO_CAPACITY"));
    List<Escalation> escalations =
        List.of(
            new Escalation("+30m", Duration.ofMinutes(30), EscalationAction.NOTIFY, "lead"),
            new Escalation("+60m", Duration.ofMinutes(60), EscalationAction.REASSIGN, null));
    return versionWith(
        "v1",
        full(ROUTE, Kind.TIME_TO_ROUTE, null, 20, office, null, null, List.of()),
        full(ACCEPT, Kind.TIME_TO_ACCEPT, null, 60, office, null, null, escalations),
        full(RESPOND, Kind.TIME_TO_FIRST_RESPONSE, null, 120, office, waiting, null, escalations),
        full(
            FOLLOW_UP,
            Kind.FOLLOW_UP,
            null,
            240,
            office,
            null,
            new Attempts(3, Duration.ofDays(3)),
            List.of()),
        full(DECIDE, Kind.TIME_IN_STAGE, Stage.SAL, 300, office, null, null, List.of()),
        full(ANSWER, Kind.ANSWER_TO_REJECTION, null, 180, office, null, null, List.of()));
  }

  static Target full(
      String id,
      Kind kind,
      Stage stage,
      int minutes,
      CalendarRef calendar,
      Condition pause,
      Attempts attempts,
      List<Escalation> escalations) {
    return new Target(
        id,
        kind,
        stage,
        new Budget.Time(minutes + "m", Duration.ofMinutes(minutes)),
        calendar,
        false,
        Condition.ALWAYS,
        new Triggers(null, pause, null, null, null),
        ContactLevel.ATTEMPT,
        attempts,
        List.of(new Warning.Share("50%", 50), new Warning.Share("80%", 80)),
        escalations,
        false);
  }

  static Condition condition(String text, Predicate<Condition.Facts> holds) {
    return new Condition() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public boolean holds(Facts facts) {
        return holds.test(facts);
      }
    };
  }

  /** A first response within so many minutes, every one of which counts. */
  static Target inMinutes(String id, int minutes) {
    return target(
        id, Kind.TIME_TO_FIRST_RESPONSE, Duration.ofMinutes(minutes), new CalendarRef.Elapsed());
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
