package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.ConditionCompiler.Fault;
import com.relevo.agreement.ConditionCompiler.Result;
import com.relevo.events.EngagementKind;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final Facts KNOWN =
      new Facts(
          new LeadFacts(
              "mautic",
              true,
              false,
              "VP Sales",
              "Hansa",
              "hansa.de",
              "DE",
              "Logistics",
              320,
              "de-DE",
              Map.of("utm_source", "ads")),
          new Score(30, 20),
          Stage.PROFILED,
          Map.of(EngagementKind.DEMO_REQUESTED, 2));
  private static final Facts UNKNOWN =
      new Facts(
          new LeadFacts("api", false, false, null, null, null, null, null, null, null, Map.of()),
          new Score(0, 0),
          Stage.LEAD,
          Map.of());

  private final ConditionCompiler compiler = new ConditionCompiler(Map.of(), RequiredProfile.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead.source == 'mautic'",
        "lead.hasEmail && !lead.hasPhone",
        "lead.jobTitle.matches('(?i)\\\\bvp\\\\b')",
        "matches(lead.jobTitle, 'Sales$')",
        "lead.company.startsWith('Han')",
        "lead.companyDomain.endsWith('.de')",
        "lead.country in ['DE', 'FR']",
        "lead.industry.contains('gist')",
        "lead.language == 'de-DE'",
        "lead.employees >= 320 && lead.employees < 321",
        "lead.attributes.utm_source == 'ads'",
        "lead.attributes['utm_source'] == 'ads'",
        "has(lead.attributes.utm_source) && !has(lead.attributes.utm_medium)",
        "'utm_source' in lead.attributes",
        "score.fit == 30 && score.engagement == 20 && score.total == 50",
        "stage == 'PROFILED'",
        "stage in ['PROFILED', 'MQL']",
        "engagement.demo_requested == 2 && engagement.page_viewed == 0",
        "['a', 'b'].exists(letter, lead.company.contains(letter))",
        "size(lead.company) == 5",
      })
  void seesEveryFactOfTheLead(String condition) {
    assertThat(compiled(condition).holds(KNOWN)).isTrue();
    assertThat(compiled("!(" + condition + ")").holds(KNOWN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jobTitle", "company", "companyDomain", "country", "industry", "language"})
  void whatIsNotKnownIsEmpty(String field) {
    assertThat(compiled("lead." + field + " == ''").holds(UNKNOWN)).isTrue();
  }

  @Test
  void anUnknownSizeIsZero() {
    assertThat(compiled("lead.employees == 0").holds(UNKNOWN)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(EngagementKind.class)
  void everyKindOfEngagementIsCounted(EngagementKind kind) {
    Facts facts = new Facts(UNKNOWN.lead(), UNKNOWN.score(), UNKNOWN.stage(), Map.of(kind, 3));
    Condition condition = compiled("engagement." + kind.name().toLowerCase(Locale.ROOT) + " == 3");

    assertThat(condition.holds(facts)).isTrue();
    assertThat(condition.holds(UNKNOWN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead.attributes.utm_source == 'ads'",
        "lead.attributes.utm_source != 'ads'",
        "10 / lead.employees > 1",
        "int(lead.attributes['size']) > 3",
        "int(lead.company) > 3",
        "lead.employees + 9223372036854775807 - 1 < 0 || 1 / lead.employees > 0",
        "timestamp(lead.company) < timestamp('2026-01-01T00:00:00Z')",
        "['a', 'b'][lead.employees + 7] == 'a'",
      })
  void whatGoesWrongOnALeadCountsAsNotHolding(String condition) {
    assertThat(compiled(condition).holds(UNKNOWN)).isFalse();
  }

  @Test
  void keepsItsText() {
    assertThat(compiled("lead.hasEmail").text()).isEqualTo("lead.hasEmail");
    assertThat(Condition.ALWAYS.text()).isEqualTo("true");
    assertThat(Condition.ALWAYS.holds(UNKNOWN)).isTrue();
  }

  @Test
  void threadsThatShareAConditionAgree() throws Exception {
    Condition condition =
        compiled(
            "lead.jobTitle.matches('(?i)vp') && lead.country in ['DE', 'FR'] && engagement.demo_requested > 1");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        wrong.add(threads.submit(() -> wrongAnswers(condition)));
      }
      for (Future<Integer> count : wrong) {
        assertThat(count.get()).isZero();
      }
    }
  }

  private static int wrongAnswers(Condition condition) {
    int wrong = 0;
    for (int i = 0; i < 2000; i++) {
      wrong += condition.holds(KNOWN) && !condition.holds(UNKNOWN) ? 0 : 1;
    }
    return wrong;
  }

  @Test
  void aPatternThatWouldBacktrackForeverElsewhereIsAnsweredAtOnce() {
    LeadFacts hostile =
        new LeadFacts(
            "api",
            true,
            true,
            "a".repeat(5000) + "!",
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of());

    assertThat(
            compiled("lead.jobTitle.matches('^(a+)+$')")
                .holds(new Facts(hostile, new Score(0, 0), Stage.LEAD, Map.of())))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lead.jobtitle == ''                   | 1  | Expected a name that conditions know, but there is no lead.jobtitle; did you mean lead.jobTitle?",
        "lead.hasEmail && lead.contry == 'DE'  | 18 | Expected a name that conditions know, but there is no lead.contry; did you mean lead.country?",
        "engagement.demo > 1                   | 1  | Expected a name that conditions know, but there is no engagement.demo; did you mean engagement.demo_requested?",
        "foo(lead.company)                     | 4  | Expected a name that conditions know, but there is no foo",
        "lead.employees                        | 1  | Expected a condition to be true or false, but it is of type int; compare it with something",
        "lead.country == 'UK'                  | 17 | Expected an ISO 3166 country code, but there is no UK; did you mean GB?",
        "lead.country in ['DE', 'de']          | 24 | Expected an ISO 3166 country code, but there is no de; did you mean DE?",
        "'Germany' != lead.country             | 1  | Expected an ISO 3166 country code, but there is no Germany",
        "stage == 'MLQ'                        | 10 | Expected a stage, but there is no MLQ",
        "stage == 'mql'                        | 10 | Expected a stage, but there is no mql; did you mean MQL?",
        "lead.company.matches('(a')            | 22 | Expected a regular expression (RE2), but error parsing regexp: missing closing ): `(a`",
        "lead.company.matches(lead.industry)   | 26 | Expected a literal pattern in matches, but it is computed",
      })
  void saysWhatIsWrongAndWhere(String condition, int column, String message) {
    assertThat(faults(condition, Scope.DEFINITION))
        .extracting(ConditionTest::said)
        .contains("1:" + column + " " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead.employees > 'a'",
        "lead.hasEmail &&",
        "lead.country = 'DE'",
        "\"open",
        "lead.attributes.a == 1"
      })
  void whatIsNotCelIsRefused(String condition) {
    assertThat(faults(condition, Scope.DEFINITION))
        .isNotEmpty()
        .allSatisfy(
            fault -> assertThat(fault.text()).startsWith("Expected a condition in CEL, but "));
  }

  @Test
  void deepNestingIsRefusedRatherThanOverflowing() {
    assertThat(faults("(".repeat(5000) + "true" + ")".repeat(5000), Scope.DEFINITION)).isNotEmpty();
    assertThat(faults("!".repeat(20_001) + "lead.hasEmail", Scope.DEFINITION)).isNotNull();
  }

  @Test
  void placesKnowOnlyTheFactsTheyDecideBy() {
    assertThat(faults("score.total > 5", Scope.FIT))
        .containsExactly(
            new Fault(
                1, 1, "Expected only lead.* in this condition, but it looks at score.total", ""));
    assertThat(faults("engagement.demo_requested > 0", Scope.ROUTING))
        .containsExactly(
            new Fault(
                1,
                1,
                "Expected only lead.*, score.fit, score.engagement, score.total and stage in this condition, but it looks at engagement.demo_requested",
                ""));
    assertThat(faults("score.fit > 5", Scope.TARGET))
        .containsExactly(
            new Fault(
                1,
                1,
                "Expected only lead.*, score.total, stage and team in this condition, but it looks at score.fit",
                ""));
    assertThat(faults("score.total > 5 && stage == 'MQL' && lead.country == 'DE'", Scope.TARGET))
        .isEmpty();
  }

  private Condition compiled(String text) {
    return switch (compiler.compile(text, Scope.DEFINITION)) {
      case Result.Usable(Condition condition) -> condition;
      case Result.Faulty(List<Fault> faults) -> throw new AssertionError(faults.toString());
    };
  }

  private List<Fault> faults(String text, Scope scope) {
    return compiler.compile(text, scope) instanceof Result.Faulty(List<Fault> faults)
        ? faults
        : List.of();
  }

  private static String said(Fault fault) {
    String said = fault.line() + ":" + fault.column() + " " + fault.text();
    return fault.hint().isEmpty() ? said : said + "; " + fault.hint();
  }
}
