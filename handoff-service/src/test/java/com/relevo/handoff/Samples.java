package com.relevo.handoff;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Absence;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.agreement.ConsentRules;
import com.relevo.agreement.CoolDowns;
import com.relevo.agreement.HandoffRules;
import com.relevo.agreement.HandoffRules.ClosingReject;
import com.relevo.agreement.Pool;
import com.relevo.agreement.Rate;
import com.relevo.agreement.Target;
import com.relevo.agreement.calendar.AlwaysOpenCalendar;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.EventIds;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.PartialConsent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with one rule per team (a lead's country is its team's id), and what scoring and
 * intake say.
 */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final String ALWAYS = "always";

  private static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          ALWAYS,
          new AlwaysOpenCalendar(ALWAYS),
          "day",
          DayShift.of("day", 8, 16),
          "night",
          DayShift.of("night", 20, 24));

  private static final Threshold NEVER = new Threshold(Condition.ALWAYS, 100, 100);

  /** An accepted lead can be reached. */
  private static final Condition SAL =
      new Condition() {
        @Override
        public String text() {
          return "lead.hasEmail";
        }

        @Override
        public boolean holds(Facts facts) {
          return facts.lead().hasEmail();
        }
      };

  private Samples() {}

  public static Agreement agreement(Team... teams) {
    return agreement(List.of(), teams);
  }

  public static Agreement agreement(List<Target> targets, Team... teams) {
    return agreement(
        "v1",
        List.of(teams).stream()
            .map(team -> new RoutingRule("to-" + team.id(), in(team.id().value()), team.id()))
            .toList(),
        "wrong_contact_data",
        targets,
        teams);
  }

  /** A version whose one reason to reject is {@code rejection}. */
  public static Agreement agreement(
      String version,
      List<RoutingRule> routing,
      String rejection,
      List<Target> targets,
      Team... teams) {
    return new Agreement(
        version,
        "Test",
        new Definitions(Condition.ALWAYS, NEVER, SAL, NEVER),
        null,
        List.of(teams),
        routing,
        targets,
        CALENDARS,
        new Dispositions(
            Map.of("language", "Speaks another language"),
            Map.of(rejection, "No contact"),
            Map.of("no_budget_now", "No budget"),
            Map.of("fake", "Not a person"),
            Map.of("price", "Too expensive"),
            CoolDowns.NONE,
            Set.of()));
  }

  /** The same, with these consent rules. */
  public static Agreement asking(Agreement from, ConsentRules consent) {
    return but(from, consent, from.handoff());
  }

  /** The same, where leads that were qualified go on by {@code closing}. */
  public static Agreement closing(Agreement from, RoutingRule... closing) {
    return closing(from, ClosingReject.TO_QUALIFIER, closing);
  }

  public static Agreement closing(Agreement from, ClosingReject rejected, RoutingRule... closing) {
    return but(
        from, from.consent(), new HandoffRules(3, Duration.ofDays(30), List.of(closing), rejected));
  }

  private static Agreement but(Agreement from, ConsentRules consent, HandoffRules handoff) {
    return new Agreement(
        from.version(),
        from.name(),
        from.owners(),
        from.noticePeriod(),
        from.definitions(),
        from.scoring(),
        from.teams(),
        from.routing(),
        from.accounts(),
        from.targets(),
        from.commitments(),
        from.goals(),
        from.calendars(),
        consent,
        from.reportCard(),
        handoff,
        from.dispositions(),
        from.text(),
        from.files());
  }

  /** Leads of {@code country} go to {@code team}. */
  public static RoutingRule route(String country, String team) {
    return new RoutingRule("to-" + team, in(country), new TeamId(team));
  }

  /** Named after its kind in lower case; any attempt is evidence. */
  public static Target target(Target.Kind kind) {
    return new Target(
        kind.name().toLowerCase(Locale.ROOT),
        kind,
        kind == Target.Kind.TIME_IN_STAGE ? Stage.MQL : null,
        new Target.Budget.Time("1h", Duration.ofHours(1)),
        new Target.CalendarRef.Elapsed(),
        false,
        in("sdr"),
        Target.Triggers.NONE,
        ContactLevel.ATTEMPT,
        null,
        List.of(),
        List.of(),
        false);
  }

  /** Due at noon, its step an hour later, and fired then. */
  public static SlaEscalated escalated(
      String lead, Target.Kind kind, @Nullable AssignmentId assignment, EscalationAction action) {
    Instant fired = NOON.plusSeconds(3600);
    String target = kind.name().toLowerCase(Locale.ROOT);
    String id = lead + "/1/" + target + "/" + assignment;
    Meta meta =
        new Meta(
            EventIds.of(id + action),
            new LeadId(lead),
            1,
            fired,
            fired,
            "v1",
            List.of(),
            Mode.LIVE,
            null);
    return new SlaEscalated(
        meta,
        new SlaInstance(id, target, assignment, null, null),
        "+1h " + action.name().toLowerCase(Locale.ROOT),
        action,
        null,
        fired,
        NOON,
        fired,
        false);
  }

  private static Condition in(String country) {
    return new Condition() {
      @Override
      public String text() {
        return "lead.country == \"" + country + "\"";
      }

      @Override
      public boolean holds(Facts facts) {
        return country.equals(facts.lead().country());
      }
    };
  }

  public static Team team(String id, Rep... reps) {
    return new Team(new TeamId(id), id, ALWAYS, List.of(reps));
  }

  public static Rep rep(String id, int weight, int capacity) {
    return rep(id, weight, capacity, ALWAYS);
  }

  public static Rep rep(String id, int weight, int capacity, String calendar) {
    return new Rep(new RepId(id), id, true, weight, capacity, calendar);
  }

  /** With skills and languages, and a rate where there is one. */
  public static Rep skilled(
      String id, Set<String> skills, Set<String> languages, @Nullable Rate rate) {
    return new Rep(new RepId(id), id, true, 1, 100_000, ALWAYS, skills, languages, rate, List.of());
  }

  public static Rep limited(String id, String calendar, Rate rate) {
    return new Rep(
        new RepId(id), id, true, 1, 100_000, calendar, Set.of(), Set.of(), rate, List.of());
  }

  public static Rep absent(String id, LocalDate from, LocalDate to) {
    return new Rep(
        new RepId(id),
        id,
        true,
        1,
        100,
        ALWAYS,
        Set.of(),
        Set.of(),
        null,
        List.of(new Absence(from, to)));
  }

  public static Team team(String id, Pool pool, Rep... reps) {
    return new Team(new TeamId(id), id, ALWAYS, pool, List.of(reps));
  }

  public static Rep away(String id) {
    return new Rep(new RepId(id), id, false, 1, 10, ALWAYS);
  }

  public static LeadFacts facts(String country) {
    return new LeadFacts(
        "test", true, true, null, "Acme", null, country, null, null, null, Map.of());
  }

  public static QualificationChanged qualified(String lead, String country, int cycle, Instant at) {
    return qualification(lead, country, cycle, Stage.MQL, Mode.LIVE, at);
  }

  public static QualificationChanged qualification(
      String lead, String country, int cycle, Stage stage, Mode mode, Instant at) {
    Meta meta =
        new Meta(
            EventIds.of(lead + cycle + stage + at),
            new LeadId(lead),
            cycle,
            at,
            at,
            "v1",
            List.of(),
            mode,
            null);
    return new QualificationChanged(meta, Stage.PROFILED, stage, new Score(40, 30), facts(country));
  }

  public static ConsentChanged consent(String lead, boolean allowed, Instant at) {
    Meta meta =
        new Meta(
            EventIds.of(lead + allowed + at),
            new LeadId(lead),
            0,
            at,
            at,
            null,
            List.of(),
            Mode.LIVE,
            null);
    return new ConsentChanged(meta, new SourceRef("test", null, "d1"), allowed, "form");
  }

  /** Of one channel alone. */
  public static ConsentChanged consent(
      String lead, boolean allowed, ContactChannel channel, Instant at) {
    ConsentChanged all = consent(lead, true, at);
    return new ConsentChanged(
        all.meta(), all.origin(), true, "form", new PartialConsent(allowed, channel, null));
  }
}
