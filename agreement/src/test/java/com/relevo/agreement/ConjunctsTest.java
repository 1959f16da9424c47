package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.ConditionCompiler.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjunctsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "lead.hasEmail && lead.company != ''            # lead.hasEmail ; lead.company != ''",
        "lead.hasEmail && (lead.hasPhone || score.fit > 3) && true # lead.hasEmail ; (lead.hasPhone || score.fit > 3) ; true",
        "lead.company == 'a && b' && lead.hasEmail      # lead.company == 'a && b' ; lead.hasEmail",
        "lead.company.matches(r'\\d&&') && lead.hasEmail # lead.company.matches(r'\\d&&') ; lead.hasEmail",
        "lead.company == '\\'&&' && lead.hasEmail       # lead.company == '\\'&&' ; lead.hasEmail",
        "['a', 'b'].exists(x, x == lead.company && lead.hasEmail) && lead.hasPhone # ['a', 'b'].exists(x, x == lead.company && lead.hasEmail) ; lead.hasPhone",
        "lead.hasEmail && lead.hasPhone || score.fit > 3 # lead.hasEmail && lead.hasPhone || score.fit > 3",
        "lead.hasEmail                                  # lead.hasEmail",
        "(lead.hasEmail && lead.hasPhone)               # (lead.hasEmail && lead.hasPhone)",
      })
  void aConditionIsToldInTheWordsThatMustAllHold(String condition, String parts) {
    assertThat(parts(condition)).isEqualTo(List.of(parts.split(" ; ")));
  }

  private static List<String> parts(String text) {
    return new ConditionCompiler(Map.of(), RequiredProfile.NONE).compile(text, Scope.DEFINITION)
            instanceof Result.Usable(Condition condition)
        ? condition.parts().stream().map(Condition::text).toList()
        : List.of("not a condition: " + text);
  }
}
