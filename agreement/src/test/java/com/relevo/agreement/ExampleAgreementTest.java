package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.EngagementKind;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The example is what newcomers start from: it must read without a problem, and do what its
 * comments say.
 */
class ExampleAgreementTest {
  private static final LeadFacts HEAD_OF_SALES =
      lead("Head of Sales", "Hansa Logistik", "hansa-logistik.de", "DE", "Logistics", 320);
  private static final LeadFacts STUDENT = lead("Student", "Uni", null, "DE", null, null);

  private final Agreement agreement = AgreementReader.example();

  @Test
  void aDemoRequestFromACompanyThatFitsReachesMqlAtOnce() {
    Score score = score(HEAD_OF_SALES, Map.of(EngagementKind.DEMO_REQUESTED, 1));

    assertThat(score).isEqualTo(new Score(65, 40));
    assertThat(enters(agreement.definitions().mql(), HEAD_OF_SALES, score)).isTrue();
    assertThat(enters(agreement.definitions().sql(), HEAD_OF_SALES, score)).isFalse();
  }

  @Test
  void aFormFromADecentCompanyIsProfiledOnly() {
    LeadFacts clerk = lead("Clerk", "Hansa Logistik", "hansa-logistik.de", "DE", null, 320);
    Score score = score(clerk, Map.of(EngagementKind.FORM_SUBMITTED, 1));

    assertThat(agreement.definitions().profiled().holds(facts(clerk, score, Map.of()))).isTrue();
    assertThat(enters(agreement.definitions().mql(), clerk, score)).isFalse();
  }

  @Test
  void aStudentDoesNotBecomeMqlByClicking() {
    Score score =
        score(
            STUDENT,
            Map.of(
                EngagementKind.EMAIL_CLICKED,
                100,
                EngagementKind.PAGE_VIEWED,
                100,
                EngagementKind.DEMO_REQUESTED,
                9));

    assertThat(score.engagement()).isEqualTo(40 + 6 + 5);
    assertThat(enters(agreement.definitions().mql(), STUDENT, score)).isFalse();
  }

  @Test
  void everyCountryHasATeam() {
    assertThat(teamOf("FR")).isEqualTo("sdr-emea");
    assertThat(teamOf("US")).isEqualTo("sdr-americas");
    assertThat(teamOf("JP")).isEqualTo("overflow");
    assertThat(teamOf(null)).isEqualTo("overflow");
  }

  private String teamOf(String country) {
    Facts facts = facts(lead(null, null, null, country, null, null), new Score(0, 0), Map.of());
    return agreement.routing().stream()
        .filter(rule -> rule.when().holds(facts))
        .findFirst()
        .orElseThrow()
        .team()
        .value();
  }

  private static boolean enters(Agreement.Threshold threshold, LeadFacts lead, Score score) {
    return score.total() >= threshold.enter()
        && threshold.when().holds(facts(lead, score, Map.of()));
  }

  private Score score(LeadFacts lead, Map<EngagementKind, Integer> engagements) {
    Facts facts = facts(lead, new Score(0, 0), engagements);
    int fit =
        agreement.scoring().fit().stream()
            .filter(rule -> rule.when().holds(facts))
            .mapToInt(Agreement.FitRule::points)
            .sum();
    int engagement =
        agreement.scoring().engagement().stream()
            .mapToInt(rule ->
                rule.points() * Math.min(rule.max(), engagements.getOrDefault(rule.on(), 0)))
            .sum();
    return new Score(fit, engagement);
  }

  private static Facts facts(
      LeadFacts lead, Score score, Map<EngagementKind, Integer> engagements) {
    return new Facts(lead, score, Stage.LEAD, engagements);
  }

  private static LeadFacts lead(
      String title,
      String company,
      String domain,
      String country,
      String industry,
      Integer employees) {
    return new LeadFacts(
        "mautic", true, false, title, company, domain, country, industry, employees, "de",
        Map.of());
  }
}
