package com.relevo.benchmarks.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.Target;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkAgreementTest {
  private final Agreement agreement = AgreementReader.read("test", BenchmarkAgreement.text());

  @ParameterizedTest
  @ValueSource(strings = {"DE", "FR", "GB", "ES", "US", "CA"})
  void aCaptureAloneIsMarketingQualifiedAndHasATeam(String country) {
    Facts facts = new Facts(lead(country), new Score(0, 0), Stage.LEAD, Map.of());
    int fit =
        agreement.scoring().fit().stream()
            .filter(rule -> rule.when().holds(facts))
            .mapToInt(Agreement.FitRule::points)
            .sum();

    assertThat(agreement.definitions().mql().when().holds(facts)).isTrue();
    assertThat(fit).isGreaterThanOrEqualTo(agreement.definitions().mql().enter());
    assertThat(agreement.definitions().sql().when().holds(facts)).isFalse();
    assertThat(agreement.routing().stream().filter(rule -> rule.when().holds(facts))).isNotEmpty();
  }

  @Test
  void whereClocksAreToBreachTheyHaveSeconds() {
    Agreement hurried = AgreementReader.read("test", BenchmarkAgreement.text(10));

    assertThat(hurried.targets())
        .filteredOn(target -> target.kind() == Target.Kind.TIME_TO_ACCEPT)
        .extracting(target -> target.budget().text())
        .containsExactly("10s");
  }

  private static LeadFacts lead(String country) {
    return new LeadFacts(
        "bench",
        true,
        false,
        "Head of Sales Operations",
        "Contoso Logistics",
        "contoso.com",
        country,
        "Logistics",
        250,
        "en",
        Map.of());
  }
}
