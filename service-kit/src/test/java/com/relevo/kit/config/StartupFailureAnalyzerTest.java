package com.relevo.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.InvalidAgreementException;
import com.relevo.agreement.InvalidAgreementException.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupFailureAnalyzerTest {
  private final StartupFailureAnalyzer analyzer = new StartupFailureAnalyzer();

  @Test
  void listsEveryProblemOfTheAgreementByLine() {
    var failure =
        new IllegalStateException(
            new InvalidAgreementException(
                "a.yaml", List.of(new Problem(3, "Expected x"), new Problem(9, "Expected y"))));
    assertThat(analyzer.analyze(failure).getDescription())
        .contains("a.yaml", "line 3: Expected x", "line 9: Expected y");
  }

  @Test
  void namesTheBrokerThatDidNotAnswer() {
    var failure =
        new BrokerUnavailableException(
            "kafka:9092", Duration.ofSeconds(60), new RuntimeException());
    assertThat(analyzer.analyze(new RuntimeException(failure)).getDescription())
        .contains("kafka:9092", "60 s");
  }

  @Test
  void leavesOtherFailuresToTheirOwnAnalyzers() {
    assertThat(analyzer.analyze(new IllegalStateException())).isNull();
  }
}
