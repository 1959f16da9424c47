package com.relevo.scoring.predictive;

import static com.relevo.scoring.predictive.Rounded.toThousandths;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.agreement.Predictive.Positive;
import com.relevo.scoring.domain.predictive.Auc;
import com.relevo.scoring.domain.predictive.Evidence;
import com.relevo.scoring.domain.predictive.Feature;
import com.relevo.scoring.domain.predictive.Model;
import com.relevo.scoring.domain.predictive.Reliability;
import com.relevo.scoring.domain.predictive.Silence;
import com.relevo.scoring.domain.predictive.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was learnt. {@code auc} is on leads not learnt from, {@code agreedAuc} that of the
 * agreement's points on the same leads; weights are in log odds.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceView(
    String agreementVersion,
    Positive positive,
    boolean decides,
    @Nullable Silence silent,
    Outcomes outcomes,
    @Nullable Auc auc,
    @Nullable Auc agreedAuc,
    @Nullable Calibrated calibration,
    List<Weighed> features) {

  record Outcomes(
      int good,
      int other,
      int minOutcomes,
      int minOfEach,
      @Nullable Instant since,
      @Nullable Instant until) {}

  /** The model's log odds times {@code slope} plus {@code intercept} are those that come true. */
  record Calibrated(
      double slope,
      double intercept,
      double brier,
      double brierOfBaseRate,
      List<Reliability.Bin> bins) {}

  record Weighed(
      String rule,
      String text,
      int points,
      Tally held,
      Tally didNot,
      @Nullable Double weightIfHeld,
      @Nullable Double weightIfNot) {
    static Weighed of(Feature feature) {
      return new Weighed(
          feature.rule(),
          feature.text(),
          feature.points(),
          feature.held(),
          feature.didNot(),
          rounded(feature.weightIfHeld()),
          rounded(feature.weightIfNot()));
    }

    private static @Nullable Double rounded(@Nullable Double weight) {
      return weight == null ? null : toThousandths(weight);
    }
  }

  static EvidenceView of(Model model) {
    Evidence evidence = model.evidence();
    return new EvidenceView(
        model.agreementVersion(),
        model.terms().positive(),
        model.terms().decides(),
        model.silent(),
        new Outcomes(
            model.outcomes().good(),
            model.outcomes().other(),
            model.terms().minOutcomes(),
            model.terms().minOfEach(),
            model.since(),
            model.until()),
        evidence == null ? null : rounded(evidence.auc()),
        evidence == null ? null : rounded(evidence.agreedAuc()),
        calibrated(model, evidence),
        model.features().stream().map(Weighed::of).toList());
  }

  private static @Nullable Calibrated calibrated(Model model, @Nullable Evidence evidence) {
    return evidence == null || model.calibration() == null
        ? null
        : new Calibrated(
            toThousandths(model.calibration().slope()),
            toThousandths(model.calibration().intercept()),
            toThousandths(evidence.reliability().brier()),
            toThousandths(evidence.reliability().brierOfBaseRate()),
            evidence.reliability().bins().stream().map(EvidenceView::rounded).toList());
  }

  private static Auc rounded(Auc auc) {
    return new Auc(toThousandths(auc.value()), toThousandths(auc.low()), toThousandths(auc.high()));
  }

  private static Reliability.Bin rounded(Reliability.Bin bin) {
    return new Reliability.Bin(
        bin.from(),
        bin.to(),
        bin.outcomes(),
        toThousandths(bin.predicted()),
        toThousandths(bin.observed()));
  }
}
