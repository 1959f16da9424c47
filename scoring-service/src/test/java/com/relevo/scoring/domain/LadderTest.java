package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.OTHER;
import static com.relevo.scoring.domain.LeadLife.changesIn;
import static com.relevo.scoring.domain.LeadLife.scoreIn;
import static com.relevo.scoring.domain.LeadLife.stepsIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
  private final LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
  private final Happenings its = new Happenings("lead-1");

  /** MQL is entered at 60 and left below 45, SQL entered at 110 and left below 90. */
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rises step by step               | 0 59 60 109 110       | PROFILED PROFILED MQL MQL SQL
          stays at the threshold           | 60 59 60 59 60        | MQL MQL MQL MQL MQL
          holds down to leave              | 60 45 59 45           | MQL MQL MQL MQL
          falls below leave                | 60 44                 | MQL PROFILED
          stays down until handoff let go  | 60 44 45 59 60        | MQL PROFILED PROFILED PROFILED PROFILED
          jumps                            | 110                   | SQL
          holds SQL down to its leave      | 110 90 109            | SQL SQL SQL
          falls from SQL to MQL            | 110 89 109 110        | SQL MQL MQL SQL
          falls from SQL to MQL's edge     | 110 45                | SQL MQL
          falls from SQL through MQL       | 110 44                | SQL PROFILED
          does not climb between the two   | 59 45 59              | PROFILED PROFILED PROFILED
          """)
  void climbsAtEnterAndFallsOnlyBelowLeave(String name, String totals, String stages) {
    String found =
        Arrays.stream(totals.split(" "))
            .map(total -> its.captured(Integer.parseInt(total)))
            .map(captured -> scoreIn(life.hear(captured)).stage().name())
            .collect(Collectors.joining(" "));

    assertThat(found).isEqualTo(stages);
  }

  @Test
  void aLeadThatJumpsTakesEveryStepInOrderAndOpensOneCycle() {
    List<Event> events = life.hear(its.captured(110));

    assertThat(stepsIn(events)).containsExactly("LEAD>PROFILED/0", "PROFILED>MQL/1", "MQL>SQL/1");
    assertThat(scoreIn(events).stage()).isEqualTo(Stage.SQL);
    assertThat(scoreIn(events).meta().cycle()).isEqualTo(1);
  }

  @Test
  void theSameCauseGivesTheSameIdsAndEachStepItsOwn() {
    Event cause = its.captured(110);
    List<String> ids = life.hear(cause).stream().map(event -> event.meta().eventId()).toList();
    List<Event> again =
        new LeadLife(Agreements.pointsAreEmployees())
            .hear(cause, Happenings.START.plusSeconds(999));

    assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    assertThat(again).extracting(event -> event.meta().eventId()).isEqualTo(ids);
  }

  @Test
  void anIncompleteLeadStaysALeadWhateverItsPoints() {
    List<Event> events = life.hear(its.captured(Happenings.facts(null, 200), Happenings.START));

    assertThat(events).hasSize(1);
    assertThat(scoreIn(events).stage()).isEqualTo(Stage.LEAD);
  }

  @Test
  void aLeadThatIsNoLongerCompleteFallsBackToTheBottomInItsCycle() {
    life.hear(its.captured(110));
    List<Event> events =
        life.hear(its.captured(Happenings.facts(null, 110), Happenings.START.plusSeconds(600)));

    assertThat(stepsIn(events)).containsExactly("SQL>LEAD/1");
    assertThat(changesIn(events).getFirst().meta().because().getFirst().code())
        .isEqualTo("incomplete");
  }

  @Test
  void aFallEndsTheCycleAndTheNextRiseOpensAnotherOnceHandoffHasWithdrawnTheFirst() {
    life.hear(its.captured(60), its.captured(40), its.captured(60));
    assertThat(life.state().stage()).isEqualTo(Stage.PROFILED);

    List<Event> events = life.hear(its.closed(1, Outcome.WITHDRAWN));
    assertThat(stepsIn(events)).containsExactly("PROFILED>MQL/2");
    assertThat(stepsIn(life.hear(its.captured(110)))).containsExactly("MQL>SQL/2");
  }

  @Test
  void aLeadThatARepAcceptedWhileItFellAndRoseIsStillTheirsInTheSameCycle() {
    life.hear(its.captured(60), its.captured(40), its.captured(60), its.accepted(1));

    assertThat(life.state().stage()).isEqualTo(Stage.SAL);
    assertThat(stepsIn(life.hear(its.closed(1, Outcome.RECYCLED))))
        .containsExactly("SAL>RECYCLED/1");
  }

  @Test
  void negativeEngagementTakesALeadDownToo() {
    life.hear(its.captured(20), its.engaged(DEMO_REQUESTED), its.engaged(OTHER));
    assertThat(life.state().stage()).isEqualTo(Stage.MQL);

    assertThat(stepsIn(life.hear(its.engaged(OTHER)))).containsExactly("MQL>PROFILED/1");
  }

  @Test
  void aStageIsEnteredOnlyWhereItsConditionHoldsButKeptWithoutIt() {
    Definitions definitions =
        new Definitions(
            Condition.ALWAYS,
            new Threshold(Agreements.when("small", facts -> facts.lead().employees() < 70), 60, 45),
            Agreements.DEFINITIONS.sql());
    LeadLife strict = new LeadLife(Agreements.with("t-1", definitions));

    assertThat(scoreIn(strict.hear(its.captured(70))).stage()).isEqualTo(Stage.PROFILED);
    assertThat(scoreIn(strict.hear(its.captured(60))).stage()).isEqualTo(Stage.MQL);
    assertThat(scoreIn(strict.hear(its.captured(80))).stage()).isEqualTo(Stage.MQL);
  }

  @Test
  void aDefinitionThatContradictsItselfCannotLoop() {
    Definitions odd =
        new Definitions(
            Agreements.when("stage == LEAD", facts -> facts.stage() == Stage.LEAD),
            Agreements.DEFINITIONS.mql(),
            Agreements.DEFINITIONS.sql());
    LeadLife flapping = new LeadLife(Agreements.with("t-1", odd));

    assertThat(stepsIn(flapping.hear(its.captured(1)))).containsExactly("LEAD>PROFILED/0");
    assertThat(stepsIn(flapping.hear(its.captured(2)))).containsExactly("PROFILED>LEAD/0");
  }

  @Test
  void everyStepSaysWhyAndCarriesTheFactsAndThePoints() {
    Event cause = its.captured(64);
    QualificationChanged mql = changesIn(life.hear(cause)).getLast();

    assertThat(mql.from()).isEqualTo(Stage.PROFILED);
    assertThat(mql.stage()).isEqualTo(Stage.MQL);
    assertThat(mql.lead()).isEqualTo(Happenings.facts("Hansa", 64));
    assertThat(mql.score().total()).isEqualTo(64);
    assertThat(mql.meta().because()).extracting("code").containsExactly("reached", "size-6");
    assertThat(mql.meta().because().getFirst().text())
        .isEqualTo("64 points reach the 60 of MQL, and it holds that e-mail");
  }
}
