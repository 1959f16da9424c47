package com.relevo.scoring.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.Condition;
import com.relevo.agreement.CoolDowns;
import com.relevo.agreement.HandRaiser;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.simulation.Impact.Change;
import com.relevo.scoring.simulation.Impact.Counts;
import com.relevo.scoring.simulation.Impact.Example;
import com.relevo.scoring.simulation.Impact.Row;
import com.relevo.scoring.simulation.Impact.TeamLoad;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Instant MONDAY = Happenings.START;
  private static final Instant NEXT_MONDAY = MONDAY.plus(Duration.ofDays(7));
  private static final Instant END = MONDAY.plus(Duration.ofDays(14));
  private static final Agreement IN_FORCE = Agreements.pointsAreEmployees();
  private static final Definitions DEFINITIONS = Agreements.DEFINITIONS;

  private final List<Event> events = new ArrayList<>();

  private static Agreement mqlFrom(int enter, int leave) {
    return Agreements.with("t-2", mql(enter, leave));
  }

  private static Definitions mql(int enter, int leave) {
    return new Definitions(
        DEFINITIONS.profiled(),
        new Threshold(DEFINITIONS.mql().when(), enter, leave),
        DEFINITIONS.sql());
  }

  private Impact simulate(Agreement candidate) {
    return simulate(AgreementTimeline.of(IN_FORCE), candidate, MONDAY);
  }

  private Impact simulate(AgreementTimeline timeline, Agreement candidate, Instant since) {
    try (Simulation simulation =
        new Simulation(timeline, candidate, since, END, new HeapMemory(), new HeapMemory())) {
      events.stream()
          .sorted(Comparator.comparing(event -> event.meta().recordedAt()))
          .forEach(simulation::hear);
      return simulation.result();
    }
  }

  private void captured(String lead, int employees, Instant at) {
    events.add(new Happenings(lead).captured(Happenings.facts("Hansa", employees), at));
  }

  private static Figures figures(int profiled, int mql, int sql) {
    return new Figures(profiled, mql, sql);
  }

  @Test
  void countsMoreAndFewerBySourceSegmentAndWeek() {
    captured("small", 45, MONDAY);
    captured("medium", 100, MONDAY);
    captured("later", 115, NEXT_MONDAY);

    Impact impact = simulate(mqlFrom(40, 30));

    assertThat(impact.total())
        .isEqualTo(new Row("", figures(3, 2, 1), figures(3, 3, 1), figures(0, 1, 0)));
    assertThat(impact.sources()).extracting(Row::key).containsExactly("mautic");
    assertThat(impact.sources().getFirst().difference()).isEqualTo(figures(0, 1, 0));
    assertThat(impact.segments())
        .extracting(Row::key)
        .containsExactly("1-9", "10-49", "50-249", "250-999", "1000+", "unknown");
    assertThat(impact.segments().get(1).difference()).isEqualTo(figures(0, 1, 0));
    assertThat(impact.segments().get(2).inForce()).isEqualTo(figures(2, 2, 1));
    assertThat(impact.weeks())
        .extracting(Row::key)
        .containsExactly("2026-11-02", "2026-11-09", "2026-11-16");
    assertThat(impact.weeks().get(0).difference()).isEqualTo(figures(0, 1, 0));
    assertThat(impact.weeks().get(1).candidate()).isEqualTo(figures(1, 1, 1));
    assertThat(impact.leads()).isEqualTo(3);
  }

  @Test
  void showsLeadsThatChangeWithBothExplanations() {
    captured("small", 45, MONDAY);
    captured("same", 70, MONDAY);

    Impact impact = simulate(mqlFrom(40, 30));

    assertThat(impact.changes()).hasSize(1);
    Change change = impact.changes().getFirst();
    assertThat(change.inForce()).isEqualTo(Stage.PROFILED);
    assertThat(change.candidate()).isEqualTo(Stage.MQL);
    assertThat(change.count()).isEqualTo(1);
    Example example = change.examples().getFirst();
    assertThat(example.lead()).isEqualTo("small");
    assertThat(example.inForce().stage()).isEqualTo(Stage.PROFILED);
    assertThat(example.inForce().agreement()).isEqualTo("t-1");
    assertThat(example.inForce().missing().stage()).isEqualTo(Stage.MQL);
    assertThat(example.inForce().missing().points()).isEqualTo(15);
    assertThat(example.candidate().stage()).isEqualTo(Stage.MQL);
    assertThat(example.candidate().agreement()).isEqualTo("t-2");
    assertThat(example.candidate().because())
        .extracting(Reason::code)
        .contains("reached", "size-0");
    assertThat(example.candidate().fit()).isEqualTo(45);
  }

  @Test
  void showsThemAsTheyStoodAtThatStepWhateverCameAfterIt() {
    Happenings its = new Happenings("small");
    events.add(its.captured(Happenings.facts("Hansa", 45), MONDAY));
    events.add(its.engaged(EngagementKind.PRICING_VIEWED, MONDAY.plusSeconds(1)));
    events.add(its.captured(Happenings.facts("Hansa", 50), MONDAY.plusSeconds(2)));

    Example example = simulate(mqlFrom(40, 30)).changes().getFirst().examples().getFirst();

    assertThat(example.inForce().missing().points()).isEqualTo(15);
    assertThat(example.inForce().fit()).isEqualTo(45);
    assertThat(example.candidate().fit()).isEqualTo(45);
  }

  @Test
  void ofManyLeadsWithTheSameTurnAFewAreShown() {
    for (int i = 0; i < 100; i++) {
      captured("lead-" + i, 45, MONDAY.plusSeconds(i));
    }
    Change change = simulate(mqlFrom(40, 30)).changes().getFirst();

    assertThat(change.count()).isEqualTo(100);
    assertThat(change.examples()).hasSize(Changes.SHOWN);
  }

  @Test
  void aLeadThatGoesTheSameWayInTheEndIsNoChange() {
    Happenings its = new Happenings("slower");
    events.add(its.captured(Happenings.facts("Hansa", 45), MONDAY));
    events.add(its.engaged(EngagementKind.DEMO_REQUESTED, NEXT_MONDAY));

    Impact impact = simulate(mqlFrom(40, 30));

    assertThat(impact.changes()).isEmpty();
    assertThat(impact.weeks().get(0).difference().mql()).isEqualTo(1);
    assertThat(impact.weeks().get(1).difference().mql()).isEqualTo(-1);
    assertThat(impact.total().difference()).isEqualTo(figures(0, 0, 0));
  }

  @Test
  void whatWasBeforeThePeriodCountsForTheScoreOnly() {
    Happenings its = new Happenings("old");
    events.add(its.captured(Happenings.facts("Hansa", 30), MONDAY));
    events.add(its.engaged(EngagementKind.DEMO_REQUESTED, NEXT_MONDAY.plusSeconds(60)));

    Impact impact = simulate(AgreementTimeline.of(IN_FORCE), mqlFrom(80, 70), NEXT_MONDAY);

    assertThat(impact.total().inForce()).isEqualTo(figures(0, 1, 0));
    assertThat(impact.total().candidate()).isEqualTo(figures(0, 0, 0));
    assertThat(impact.changes())
        .extracting(Change::inForce, Change::candidate)
        .containsExactly(tuple(Stage.MQL, null));
  }

  @Test
  void whatIsRecordedAfterThePeriodIsNotHeard() {
    captured("late", 100, END);

    assertThat(simulate(mqlFrom(40, 30)).leads()).isZero();
  }

  @Test
  void anEmptyPeriodIsAllZero() {
    Impact impact = simulate(mqlFrom(40, 30));

    assertThat(impact.leads()).isZero();
    assertThat(impact.total().difference()).isEqualTo(figures(0, 0, 0));
    assertThat(impact.changes()).isEmpty();
    assertThat(impact.weeks()).hasSize(3);
    assertThat(impact.teams()).isNotEmpty().noneMatch(TeamLoad::over);
  }

  @Test
  void importsAreNotCounted() {
    events.add(
        new Happenings("imported").in(Mode.QUIET).captured(Happenings.facts("Hansa", 70), MONDAY));

    assertThat(simulate(mqlFrom(40, 30)).total().candidate()).isEqualTo(figures(0, 0, 0));
  }

  @Test
  void theVersionThatHeldAtTheTimeDecides() {
    captured("first", 45, MONDAY);
    captured("second", 45, NEXT_MONDAY);
    AgreementTimeline timeline =
        AgreementTimeline.of(IN_FORCE)
            .with(new Switch(NEXT_MONDAY, MONDAY, Agreements.with("t-1b", mql(40, 30))));

    Impact impact = simulate(timeline, mqlFrom(40, 30), MONDAY);

    assertThat(impact.weeks().get(0).difference().mql()).isEqualTo(1);
    assertThat(impact.weeks().get(1).difference().mql()).isZero();
  }

  @Test
  void salesWordHoldsForTheLeadInWhicheverHandoffItIs() {
    Happenings its = new Happenings("twice");
    events.add(its.captured(Happenings.facts("Hansa", 50), MONDAY));
    // Under the candidate only: MQL in cycle 1, and fallen again when the complaints came.
    events.add(its.engaged(EngagementKind.OTHER, MONDAY.plusSeconds(3600)));
    events.add(its.engaged(EngagementKind.OTHER, MONDAY.plusSeconds(3700)));
    events.add(its.engaged(EngagementKind.OTHER, MONDAY.plusSeconds(3800)));
    // Under both: cycle 1 as it was, cycle 2 under the candidate.
    events.add(its.engaged(EngagementKind.DEMO_REQUESTED, MONDAY.plusSeconds(7200)));
    events.add(its.accepted(1, MONDAY.plusSeconds(7300)));
    events.add(its.qualified(1, MONDAY.plusSeconds(7400)));

    Impact impact = simulate(mqlFrom(40, 30));

    assertThat(impact.total().inForce()).isEqualTo(figures(1, 1, 1));
    assertThat(impact.total().candidate()).isEqualTo(figures(1, 2, 1));
  }

  @Test
  void whoWasSentBackIsSentBackUnderBothAndWhoNeverWasThereIsNot() {
    Happenings its = new Happenings("rejected");
    events.add(its.captured(Happenings.facts("Hansa", 65), MONDAY));
    events.add(its.rejected(1, "not_our_market", MONDAY.plusSeconds(600)));
    events.add(its.closed(1, Outcome.REJECTED, MONDAY.plusSeconds(601)));
    events.add(its.engaged(EngagementKind.PAGE_VIEWED, MONDAY.plusSeconds(1200)));

    Impact same = simulate(Agreements.with("t-2", DEFINITIONS));
    assertThat(same.total().inForce()).as("comes back: cycle 2").isEqualTo(figures(1, 2, 0));
    assertThat(same.total().difference()).isEqualTo(figures(0, 0, 0));

    Impact stricter = simulate(mqlFrom(70, 60));
    assertThat(stricter.total().candidate()).isEqualTo(figures(1, 1, 0));
  }

  @Test
  void whoFallsByTimeAloneAndComesBackIsHandedOverAgain() {
    EngagementRule demo =
        new EngagementRule(
            "demo",
            "Asked for a demo",
            EngagementKind.DEMO_REQUESTED,
            40,
            3,
            null,
            Duration.ofDays(2),
            null);
    Agreement decaying =
        Agreements.scoring(
            DEFINITIONS,
            new ScoringModel(List.of(), List.of(demo), List.of(), null, null),
            CoolDowns.NONE);
    Happenings its = new Happenings("decays");
    events.add(its.captured(Happenings.facts("Hansa", 25), MONDAY));
    events.add(its.engaged(EngagementKind.DEMO_REQUESTED, MONDAY.plusSeconds(60)));
    events.add(its.engaged(EngagementKind.DEMO_REQUESTED, NEXT_MONDAY));

    Impact impact = simulate(AgreementTimeline.of(IN_FORCE), decaying, MONDAY);

    assertThat(impact.total().inForce()).isEqualTo(figures(1, 1, 0));
    assertThat(impact.total().candidate()).isEqualTo(figures(1, 2, 0));
  }

  @Test
  void whoGoesStraightToSqlIsMarketingQualifiedToo() {
    Definitions raised =
        new Definitions(
            DEFINITIONS.profiled(),
            DEFINITIONS.mql(),
            Condition.ALWAYS,
            DEFINITIONS.sql(),
            new HandRaiser(
                Set.of(EngagementKind.MEETING_BOOKED),
                Condition.ALWAYS,
                Duration.ofDays(30),
                false),
            List.of());
    Happenings its = new Happenings("raised");
    events.add(its.captured(Happenings.facts("Hansa", 5), MONDAY));
    events.add(its.engaged(EngagementKind.MEETING_BOOKED, MONDAY.plusSeconds(60)));

    Impact impact = simulate(Agreements.with("t-2", raised));

    assertThat(impact.total().inForce()).isEqualTo(figures(1, 0, 0));
    assertThat(impact.total().candidate()).isEqualTo(figures(1, 1, 1));
    assertThat(impact.changes().getFirst().candidate()).isEqualTo(Stage.SQL);
  }

  @Test
  void saysWhichTeamGetsMoreThanItCanHold() {
    for (int i = 0; i < 80; i++) {
      captured("many-" + i, 45, MONDAY.plusSeconds(i));
    }
    captured("few", 70, NEXT_MONDAY);

    Impact impact = simulate(mqlFrom(40, 30));

    TeamLoad emea = impact.teams().getFirst();
    assertThat(emea.team()).isEqualTo(new TeamId("sdr-emea"));
    assertThat(emea.capacity()).as("without who is inactive").isEqualTo(75);
    assertThat(emea.leads()).isEqualTo(new Counts(1, 81));
    assertThat(emea.busiestWeek()).isEqualTo(new Counts(1, 80));
    assertThat(emea.weeks().get(0))
        .isEqualTo(new Impact.WeekLoad(LocalDate.parse("2026-11-02"), 0, 80, true));
    assertThat(emea.weeks().get(1).over()).isFalse();
    assertThat(emea.over()).isTrue();
    assertThat(impact.teams()).filteredOn(TeamLoad::over).hasSize(1);
    assertThat(impact.withoutRule()).isEqualTo(new Counts(0, 0));
  }

  @Test
  void countsWhomNoRuleSendsAnywhere() {
    captured("nowhere", 70, MONDAY);
    Agreement plain = mqlFrom(40, 30);
    Agreement candidate =
        new Agreement(
            "t-2",
            plain.name(),
            plain.definitions(),
            plain.scoring(),
            plain.teams(),
            List.of(
                new RoutingRule(
                    "none", Agreements.when("nowhere", _ -> false), plain.teams().getFirst().id())),
            plain.targets(),
            plain.calendars(),
            plain.dispositions());

    Impact impact = simulate(candidate);

    assertThat(impact.withoutRule()).isEqualTo(new Counts(0, 1));
    assertThat(impact.teams().getFirst().leads()).isEqualTo(new Counts(1, 0));
  }

  @Test
  void ofTooManySourcesTheRestCountsTogether() {
    Table table = new Table(List.of());
    for (int i = 0; i < 2 * Table.MOST; i++) {
      table.count("source-" + i, Side.CANDIDATE, Stage.MQL);
    }

    assertThat(table.rows()).hasSize(Table.MOST + 1);
    assertThat(table.rows().getLast())
        .isEqualTo(
            new Row(
                Table.OTHERS, Figures.NONE, figures(0, Table.MOST, 0), figures(0, Table.MOST, 0)));
  }

  @Test
  void readsWhatLeadsDoAndWhatSalesSaysOnly() {
    assertThat(EventType.values())
        .filteredOn(Simulation::matters)
        .containsExactly(
            EventType.LEAD_CAPTURED,
            EventType.LEAD_ENGAGED,
            EventType.CONSENT_CHANGED,
            EventType.LEAD_ERASED,
            EventType.LEAD_MERGED,
            EventType.LEAD_SPLIT,
            EventType.LEAD_ACCEPTED,
            EventType.LEAD_REJECTED,
            EventType.LEAD_QUALIFIED,
            EventType.OPPORTUNITY_OPENED,
            EventType.LEAD_RECYCLED,
            EventType.DEAL_WON,
            EventType.DEAL_LOST,
            EventType.HANDOFF_CLOSED);
  }
}
