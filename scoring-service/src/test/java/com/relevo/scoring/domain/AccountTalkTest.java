package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AccountModel;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CoolDowns;
import com.relevo.agreement.Exclusion;
import com.relevo.events.LeadFacts;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What accounts tell a lead, and what it tells them. */
class AccountTalkTest {
  private static final Instant LATER = Happenings.START.plusSeconds(60);

  private final Happenings its = new Happenings("lead-1");

  @Test
  void anAccountThatTheLeadHasLeftTellsItNothing() {
    LeadLife lead = new LeadLife(agreement(List.of()));
    lead.hear(its.captured(at("new.example"), Happenings.START));
    lead.stand(new Standing("new.example", 80, 3, 0, true, true), LATER);

    // The farewell of the old one comes on its own way, and may be the last to arrive.
    assertThat(lead.stand(new Standing("old.example", 10, 1, 0, false, false), LATER)).isEmpty();

    assertThat(lead.report(LATER).account().domain()).isEqualTo("new.example");
    assertThat(lead.report(LATER).account().qualified()).isTrue();
  }

  /** Else the account would no longer be qualified, the lead no longer excluded, and so on. */
  @Test
  void whomTheAccountItselfExcludesCountsInItAllTheSame() {
    Exclusion worked =
        new Exclusion(
            "worked",
            "The account is worked by others",
            Agreements.when("account", facts -> facts.account().qualified()));
    LeadLife lead = new LeadLife(agreement(List.of(worked)));
    lead.hear(its.captured(at("acme.example"), Happenings.START));
    int before = lead.shares().size();

    lead.stand(new Standing("acme.example", 80, 3, 0, true, true), LATER);

    assertThat(lead.shares()).hasSize(before).allMatch(told -> told.share().counts());
  }

  private static Agreement agreement(List<Exclusion> exclusions) {
    Definitions plain = Agreements.DEFINITIONS;
    ScoringModel points = Agreements.pointsAreEmployees().scoring();
    return Agreements.scoring(
        new Definitions(plain.profiled(), plain.mql(), plain.sal(), plain.sql(), null, exclusions),
        new ScoringModel(
            List.of(), points.engagement(), List.of(), null, new AccountModel(75, 60, 2, 1)),
        CoolDowns.NONE);
  }

  private static LeadFacts at(String domain) {
    LeadFacts plain = Happenings.facts("Acme", 0);
    return new LeadFacts(
        plain.source(),
        true,
        false,
        plain.jobTitle(),
        "Acme",
        domain,
        plain.country(),
        null,
        0,
        plain.language(),
        Map.of());
  }
}
