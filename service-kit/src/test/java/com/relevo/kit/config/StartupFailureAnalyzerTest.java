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
                "a.yaml",
                List.of(
                    new Problem(3, 5, "Expected x", "did you mean z?"),
                    new Problem(9, 1, "Expected y", ""))));
    assertThat(analyzer.analyze(failure).getDescription())
        .contains(
            "a.yaml",
            "line 3, column 5: Expected x\n    did you mean z?",
            "line 9, column 1: Expected y");
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
