package com.relevo.agreement;

import static com.relevo.agreement.Documents.problems;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.ConditionCompiler.Fault;
import com.relevo.agreement.ConditionCompiler.Result;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionCostTest {
  private static final String TEN = list(10);

  private final ConditionCompiler compiler =
      new ConditionCompiler(java.util.Map.of(), RequiredProfile.NONE);

  private static String list(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "'w" + i + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead.attributes.exists(a, a.startsWith('utm') && lead.attributes[a] == 'ads')",
        "TEN.exists(w, lead.company.contains(w) || TEN.exists(v, lead.industry == v))",
        "TEN.map(w, w + 'x').all(w, lead.company != w)",
        "TEN.filter(w, lead.company.contains(w)).size() > 2",
      })
  void whatPeopleAskForIsCheapEnough(String condition) {
    assertThat(faults(condition)).isEmpty();
  }

  @Test
  void aListOfThousandsOfNamesIsCheapEnough() {
    assertThat(faults("lead.companyDomain in " + list(5000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead.attributes.exists(a, lead.attributes.exists(b, lead.attributes[a] == lead.attributes[b]))",
        "TEN.all(a, TEN.all(b, TEN.all(c, TEN.all(d, a + b + c + d != lead.company))))",
        "(TEN + TEN).all(a, (TEN + TEN).all(b, a + b != lead.company))",
        "TEN.map(w, TEN).all(l, l.all(m, m != lead.company))",
      })
  void whatGrowsWithItselfIsRefused(String condition) {
    assertThat(faults(condition))
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.text())
                .startsWith("Expected a condition of at most 10000 steps, but it can take "))
        .satisfies(fault -> assertThat(fault.hint()).contains("do not nest them"));
  }

  @Test
  void aConditionThatIsLongerThanAnyNeedIsRefused() {
    assertThat(faults("lead.companyDomain in " + list(10_000))).hasSize(1);
  }

  @Test
  void deeplyNestedLoopsDoNotOverflowTheCount() {
    String loop = "true";
    for (int i = 0; i < 10; i++) {
      loop = "lead.attributes.all(v" + i + ", " + loop + ")";
    }
    assertThat(faults(loop)).hasSize(1);
  }

  @Test
  void isToldWithItsPlaceInTheDocument() {
    String when = "lead.attributes.all(a, lead.attributes.all(b, a == b))";

    assertThat(
            problems(
                with("profiled: { when: lead.hasEmail }", "profiled: { when: \"" + when + "\" }")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line() + ":" + problem.column()).isEqualTo("4:22"))
        .satisfies(problem -> assertThat(problem.text()).contains("at most 10000 steps"));
  }

  private List<Fault> faults(String condition) {
    return compiler.compile(condition.replace("TEN", TEN), Scope.DEFINITION)
            instanceof Result.Faulty(List<Fault> faults)
        ? faults
        : List.of();
  }
}
