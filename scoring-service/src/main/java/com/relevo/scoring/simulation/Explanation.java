package com.relevo.scoring.simulation;

import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.NextStage;
import com.relevo.scoring.domain.ScoreReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands under one agreement at an instant, and why. {@code because} is why it came
 * there where it just did, then the rules that gave or took points and what keeps it back; {@code
 * missing} is null where no score moves it any further.
 */
public record Explanation(
    Stage stage,
    Instant at,
    int fit,
    int engagement,
    @Nullable String grade,
    List<Reason> because,
    @Nullable Missing missing,
    String agreement) {
  private static final int REASONS = 30;

  /** To the next stage: points, and the parts of its definition that do not hold. */
  public record Missing(Stage stage, int points, List<String> conditions) {
    private static @Nullable Missing of(@Nullable NextStage next) {
      return next == null ? null : new Missing(next.stage(), next.pointsMissing(), next.unmet());
    }
  }

  static Explanation of(Stage stage, ScoreReport report, @Nullable Step step) {
    return new Explanation(
        stage,
        report.at(),
        report.score().fit(),
        report.score().engagement(),
        report.grade().isEmpty() ? null : report.grade(),
        (step == null ? report.because() : step.because())
            .stream().limit(REASONS).map(Explanation::withoutEvents).toList(),
        Missing.of(report.next()),
        report.agreementVersion());
  }

  private static Reason withoutEvents(Reason reason) {
    return new Reason(reason.code(), reason.text(), reason.points());
  }
}
