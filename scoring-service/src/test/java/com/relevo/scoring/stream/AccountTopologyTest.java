package com.relevo.scoring.stream;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AccountModel;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CoolDowns;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads and their account telling each other, in the stream. */
class AccountTopologyTest {
  private TopologyFixture accounts;

  @BeforeEach
  void start() {
    ScoringModel points = Agreements.pointsAreEmployees().scoring();
    Agreement agreement =
        Agreements.scoring(
            Agreements.DEFINITIONS,
            new ScoringModel(
                List.of(), points.engagement(), List.of(), null, new AccountModel(75, 60, 2, 1)),
            CoolDowns.NONE);
    accounts = ScoringTopologies.fixture(agreement, new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    accounts.close();
  }

  @Test
  void theMostEngagedPersonOfAQualifiedAccountIsMqlThoughTheirOwnPointsAreFew() {
    Happenings ada = new Happenings("ada");
    Happenings bob = new Happenings("bob");
    accounts.pipe(ada.captured(atAcme(), Happenings.START));
    accounts.pipe(ada.engaged(DEMO_REQUESTED));
    accounts.pipe(bob.captured(atAcme(), Happenings.START));
    assertThat(ScoringTopologies.changes(accounts.drain()))
        .extracting(QualificationChanged::stage)
        .containsOnly(Stage.PROFILED);

    accounts.pipe(bob.engaged(DEMO_REQUESTED));

    List<QualificationChanged> changes = ScoringTopologies.changes(accounts.drain());
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().leadId().value()).isEqualTo("ada");
    assertThat(changes.getFirst().stage()).isEqualTo(Stage.MQL);
    assertThat(changes.getFirst().meta().because().getFirst().code()).isEqualTo("account_reached");
  }

  @Test
  void itFallsAgainWithItsAccount() {
    theMostEngagedPersonOfAQualifiedAccountIsMqlThoughTheirOwnPointsAreFew();
    Happenings bob = new Happenings("bob");
    bob.captured(1);
    bob.captured(1);
    accounts.pipe(bob.consent(false, Happenings.START.plusSeconds(900)));

    assertThat(ScoringTopologies.changes(accounts.drain()))
        .extracting(change -> change.leadId() + " " + change.stage())
        .containsExactly("ada PROFILED");
  }

  private LeadFacts atAcme() {
    LeadFacts plain = Happenings.facts("Acme", 0);
    return new LeadFacts(
        plain.source(),
        true,
        false,
        plain.jobTitle(),
        "Acme",
        "acme.example",
        plain.country(),
        null,
        0,
        plain.language(),
        Map.of());
  }
}
