package com.relevo.agreement;

import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.EngagementKind;
import com.relevo.events.RepId;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of the Agreement: complete and consistent by construction of {@link AgreementReader}.
 * {@code accounts} are the owners of company domains. {@code text} is the document it was read
 * from, empty where there is none; {@code files} are the texts of those it names.
 */
public record Agreement(
    String version,
    String name,
    Owners owners,
    Duration noticePeriod,
    Definitions definitions,
    ScoringModel scoring,
    List<Team> teams,
    List<RoutingRule> routing,
    Map<String, RepId> accounts,
    List<Target> targets,
    List<Commitment> commitments,
    List<Goal> goals,
    Map<String, BusinessCalendar> calendars,
    ConsentRules consent,
    ReportCard reportCard,
    HandoffRules handoff,
    Dispositions dispositions,
    String text,
    Map<String, String> files) {
  /** The notice period of an agreement that states none. */
  public static final Duration USUAL_NOTICE = Duration.ofDays(14);

  public Agreement {
    teams = List.copyOf(teams);
    routing = List.copyOf(routing);
    accounts = Map.copyOf(accounts);
    targets = List.copyOf(targets);
    commitments = List.copyOf(commitments);
    goals = List.copyOf(goals);
    calendars = Map.copyOf(calendars);
    files = Map.copyOf(files);
  }

  /** The same with other people; what was signed, its {@code text}, stays. */
  public Agreement with(List<Team> teams, Map<String, RepId> accounts) {
    return new Agreement(
        version,
        name,
        owners,
        noticePeriod,
        definitions,
        scoring,
        teams,
        routing,
        accounts,
        targets,
        commitments,
        goals,
        calendars,
        consent,
        reportCard,
        handoff,
        dispositions,
        text,
        files);
  }

  /** Without what an agreement may leave out. */
  public Agreement(
      String version,
      String name,
      Definitions definitions,
      ScoringModel scoring,
      List<Team> teams,
      List<RoutingRule> routing,
      List<Target> targets,
      Map<String, BusinessCalendar> calendars,
      Dispositions dispositions) {
    this(
        version,
        name,
        Owners.UNNAMED,
        USUAL_NOTICE,
        definitions,
        scoring,
        teams,
        routing,
        Map.of(),
        targets,
        List.of(),
        List.of(),
        calendars,
        ConsentRules.UNSTATED,
        ReportCard.NONE,
        HandoffRules.USUAL,
        dispositions,
        "",
        Map.of());
  }

  /** Who signs for each side. */
  public record Owners(Owner marketing, Owner sales) {
    /** Of an agreement that names nobody: whoever has the side's role may sign. */
    public static final Owners UNNAMED = new Owners(Owner.UNNAMED, Owner.UNNAMED);

    public Owner of(Party side) {
      return switch (side) {
        case MARKETING -> marketing;
        case SALES -> sales;
      };
    }
  }

  /** A person by name and e-mail address; both are empty where the agreement names nobody. */
  public record Owner(String name, String email) {
    static final Owner UNNAMED = new Owner("", "");

    /** Whether this signature is the one the agreement asks for; upper and lower case are equal. */
    public boolean is(String signerEmail) {
      return email.isEmpty() || email.equalsIgnoreCase(signerEmail);
    }
  }

  /**
   * What makes a lead profiled, marketing qualified, sales accepted, sales qualified; who skips the
   * points by asking for sales, and who never gets there. A lead is accepted by a rep's word;
   * {@code sal} is what both sides agree must be true of it then; {@code profile} is what has to be
   * known of it for it to be complete.
   */
  public record Definitions(
      Condition profiled,
      Threshold mql,
      Condition sal,
      Threshold sql,
      @Nullable HandRaiser handRaiser,
      List<Exclusion> exclusions,
      RequiredProfile profile) {
    public Definitions {
      exclusions = List.copyOf(exclusions);
    }

    /** No field is required. */
    public Definitions(
        Condition profiled,
        Threshold mql,
        Condition sal,
        Threshold sql,
        @Nullable HandRaiser handRaiser,
        List<Exclusion> exclusions) {
      this(profiled, mql, sal, sql, handRaiser, exclusions, RequiredProfile.NONE);
    }

    public Definitions(Condition profiled, Threshold mql, Condition sal, Threshold sql) {
      this(profiled, mql, sal, sql, null, List.of());
    }

    /** Sales' acceptance is all it takes. */
    public Definitions(Condition profiled, Threshold mql, Threshold sql) {
      this(profiled, mql, Condition.ALWAYS, sql);
    }
  }

  /**
   * A stage entered at {@code enter} total points or more and left only below {@code leave}:
   * between the two the lead stays where it is, so that one at the threshold does not flap. {@code
   * when} must hold to enter. Who fell below is not let in again before {@code coolDown} is over.
   */
  public record Threshold(Condition when, int enter, int leave, Duration coolDown) {
    public Threshold(Condition when, int enter, int leave) {
      this(when, enter, leave, Duration.ZERO);
    }
  }

  /**
   * Points for what a lead is ({@code fit}) and for what it does ({@code engagement}), with the
   * caps on several rules; {@code grade} and {@code account} are null where the agreement has none.
   */
  public record ScoringModel(
      List<FitRule> fit,
      List<EngagementRule> engagement,
      List<CapGroup> groups,
      @Nullable GradeBands grade,
      @Nullable AccountModel account,
      Predictive predictive) {
    public ScoringModel {
      fit = List.copyOf(fit);
      engagement = List.copyOf(engagement);
      groups = List.copyOf(groups);
    }

    public ScoringModel(
        List<FitRule> fit,
        List<EngagementRule> engagement,
        List<CapGroup> groups,
        @Nullable GradeBands grade,
        @Nullable AccountModel account) {
      this(fit, engagement, groups, grade, account, Predictive.BESIDE);
    }

    public ScoringModel(List<FitRule> fit, List<EngagementRule> engagement) {
      this(fit, engagement, List.of(), null, null);
    }
  }

  public record FitRule(String id, String text, Condition when, int points) {}

  /**
   * {@code points} for each engagement of this kind, for the newest {@code max} of them: of each
   * period where there is one. They halve with every {@code halfLife} since it happened, where
   * there is one; {@code group} caps them together with others'.
   */
  public record EngagementRule(
      String id,
      String text,
      EngagementKind on,
      int points,
      int max,
      @Nullable Period per,
      @Nullable Duration halfLife,
      @Nullable String group) {
    /** No rule counts more of one kind than these, so that nobody need keep more. */
    public static final int MOST = 256;

    public EngagementRule(String id, String text, EngagementKind on, int points, int max) {
      this(id, text, on, points, max, null, null, null);
    }
  }

  /** A team of reps; {@code calendar} names the hours its own targets run in. */
  public record Team(TeamId id, String name, String calendar, Pool pool, List<Rep> reps) {
    public Team {
      reps = List.copyOf(reps);
    }

    public Team(TeamId id, String name, String calendar, List<Rep> reps) {
      this(id, name, calendar, Pool.IN_TURN, reps);
    }

    /** The most leads it may have open at a time: what its active reps may have together. */
    public int capacity() {
      return reps.stream().filter(Rep::active).mapToInt(Rep::capacity).sum();
    }
  }

  /**
   * {@code weight} is the share of leads against the team's other reps, {@code capacity} the most
   * open leads at a time, {@code rate} the most new ones in a time, null for any. {@code languages}
   * are in small letters, as are {@code skills}.
   */
  public record Rep(
      RepId id,
      String name,
      boolean active,
      int weight,
      int capacity,
      String calendar,
      Set<String> skills,
      Set<String> languages,
      @Nullable Rate rate,
      List<Absence> absences) {
    public Rep {
      skills = Set.copyOf(skills);
      languages = Set.copyOf(languages);
      absences = List.copyOf(absences);
    }

    public Rep(RepId id, String name, boolean active, int weight, int capacity, String calendar) {
      this(id, name, active, weight, capacity, calendar, Set.of(), Set.of(), null, List.of());
    }
  }

  /** Whole days away, both included, on the clock of the rep's calendar. */
  public record Absence(LocalDate from, LocalDate to) {}

  /**
   * The first rule whose condition holds names the team, and after it where a lead goes that waits
   * there for too long.
   */
  public record RoutingRule(String id, Condition when, TeamId team, List<Fallback> fallback) {
    public RoutingRule {
      fallback = List.copyOf(fallback);
    }

    public RoutingRule(String id, Condition when, TeamId team) {
      this(id, when, team, List.of());
    }
  }

  /** {@code team} gets the lead when nobody of the one before could take it for {@code after}. */
  public record Fallback(TeamId team, Duration after) {}

  /**
   * The coded reasons reps may give, in the agreement's order; each code to its text. One of {@code
   * returnsTurn}, by which a lead is rejected or disqualified, says that it was none: the rep's
   * turn does not count. {@code giveBack} is empty where no rep may return a lead to the team.
   */
  public record Dispositions(
      Map<String, String> giveBack,
      Map<String, String> rejection,
      Map<String, String> recycle,
      Map<String, String> disqualification,
      Map<String, String> lost,
      CoolDowns coolDowns,
      Set<String> returnsTurn) {
    public Dispositions {
      returnsTurn = Set.copyOf(returnsTurn);
    }

    public Dispositions(
        Map<String, String> rejection,
        Map<String, String> recycle,
        Map<String, String> disqualification,
        Map<String, String> lost) {
      this(Map.of(), rejection, recycle, disqualification, lost, CoolDowns.NONE, Set.of());
    }
  }

  public Optional<Team> team(TeamId id) {
    return teams.stream().filter(team -> team.id().equals(id)).findFirst();
  }

  public Optional<Rep> rep(RepId id) {
    return teams.stream()
        .flatMap(team -> team.reps().stream())
        .filter(rep -> rep.id().equals(id))
        .findFirst();
  }

  /** The team that the rep is in. */
  public Optional<TeamId> teamOf(RepId rep) {
    return teams.stream()
        .filter(team -> team.reps().stream().anyMatch(each -> each.id().equals(rep)))
        .map(Team::id)
        .findFirst();
  }

  /** The rule that sends such a lead to its team; empty where none holds. */
  public Optional<RoutingRule> route(Condition.Facts facts) {
    return routing.stream().filter(rule -> rule.when().holds(facts)).findFirst();
  }

  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }

  /**
   * The calendar of that name; validation made sure that every name used in the agreement exists.
   */
  public BusinessCalendar calendar(String name) {
    BusinessCalendar calendar = calendars.get(name);
    if (calendar == null) {
      throw new IllegalStateException(
          "Expected calendar "
              + name
              + " in agreement "
              + version
              + ", but it has "
              + Set.copyOf(calendars.keySet()));
    }
    return calendar;
  }
}
