package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is missing to the next stage. */
class NextStageTest {
  private static final Instant NOW = Happenings.START.plusSeconds(9000);
  private final Happenings its = new Happenings("lead-1");

  @Test
  void isPointsAndTheWordsThatDoNotHold() {
    LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
    life.hear(its.captured(41));

    NextStage next = life.report(NOW).next();
    assertThat(next.stage()).isEqualTo(Stage.MQL);
    assertThat(next.pointsMissing()).isEqualTo(19);
    assertThat(next.unmet()).isEmpty();
  }

  @Test
  void isTheDefinitionOfProfiledBeforeIt() {
    LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
    life.hear(its.captured(Happenings.facts(null, 200), Happenings.START));

    NextStage next = life.report(NOW).next();
    assertThat(next.stage()).isEqualTo(Stage.PROFILED);
    assertThat(next.unmet()).containsExactly("company");
  }

  @Test
  void isNothingThatPointsCouldGiveOnceSalesHasIt() {
    LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
    life.hear(its.captured(60), its.accepted(1));

    assertThat(life.report(NOW).next()).isNull();
  }
}
