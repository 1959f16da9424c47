package com.relevo.scoring.domain.predictive;

import com.relevo.agreement.Predictive;
import com.relevo.scoring.domain.predictive.Calibration.Judged;
import com.relevo.scoring.domain.predictive.Silence.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns the model of a set of examples. Each tenth of the leads is judged by what the other nine
 * taught, and that is what the calibration is learnt from and the evidence made of.
 */
public final class Learning {
  private static final int PARTS = 10;

  private final Questions questions;
  private final Predictive terms;
  private final Set<String> keys;

  public Learning(Questions questions, Predictive terms) {
    this.questions = questions;
    this.terms = terms;
    this.keys = questions.all().stream().map(Question::key).collect(Collectors.toSet());
  }

  /** {@code examples} in the order of when they became known. */
  public Model learn(Collection<Example> examples) {
    List<Labelled> known =
        examples.stream()
            .map(example -> Labelled.of(example, terms.positive(), keys))
            .flatMap(Optional::stream)
            .toList();
    Counts counts = Counts.of(known);
    List<Feature> features =
        questions.all().stream()
            .map(question -> Feature.counted(question, counts.of(question.key())))
            .toList();
    return tooFew(counts.all())
        .map(silence -> model(known, counts, silence, 0, null, features, null))
        .orElseGet(() -> learnt(known, counts, features));
  }

  private Model learnt(List<Labelled> known, Counts counts, List<Feature> features) {
    Weights weights = Weights.of(counts);
    List<List<Judged>> judged = crossJudged(known, counts);
    List<Judged> all = judged.stream().flatMap(List::stream).toList();
    Calibration calibration = Calibration.of(all);
    List<Judged> agreed =
        known.stream().map(each -> new Judged(each.points(), each.good())).toList();
    Evidence evidence =
        new Evidence(Auc.of(all), Auc.of(agreed), Reliability.of(crossCalibrated(judged)));
    List<Feature> weighed =
        features.stream()
            .map(each -> each.weighing(weights.of(each.key()), calibration.slope()))
            .toList();
    Silence silence = noBetterThanChance(evidence.auc());
    double base = calibration.logOdds(weights.base());
    return model(known, counts, silence, base, calibration, weighed, evidence);
  }

  /** By part: the log odds that the other parts' outcomes give its leads. */
  private static List<List<Judged>> crossJudged(List<Labelled> known, Counts counts) {
    return IntStream.range(0, PARTS)
        .mapToObj(part -> {
          List<Labelled> own = known.stream().filter(each -> each.part(PARTS) == part).toList();
          Counts others = counts.minus(Counts.of(own));
          Weights weights = Weights.of(others);
          return own.stream()
              .map(each -> new Judged(weights.logOdds(each.answers()), each.good()))
              .toList();
        })
        .toList();
  }

  /** The probabilities that the other parts' calibration gives. */
  private static List<Judged> crossCalibrated(List<List<Judged>> judged) {
    List<Judged> calibrated = new ArrayList<>();
    for (List<Judged> part : judged) {
      Calibration others =
          Calibration.of(
              judged.stream().filter(each -> each != part).flatMap(List::stream).toList());
      part.forEach(
          each -> calibrated.add(new Judged(others.probability(each.score()), each.good())));
    }
    return calibrated;
  }

  private Optional<Silence> tooFew(Tally outcomes) {
    if (outcomes.all() < terms.minOutcomes()) {
      return Optional.of(
          new Silence(
              Code.TOO_FEW_OUTCOMES, outcomes.all() + " of " + terms.minOutcomes() + " outcomes"));
    }
    int fewer = Math.min(outcomes.good(), outcomes.other());
    String kind =
        (outcomes.good() <= outcomes.other() ? "" : "not ")
            + terms.positive().name().toLowerCase(Locale.ROOT);
    return fewer < terms.minOfEach()
        ? Optional.of(
            new Silence(
                Code.TOO_FEW_OF_ONE_KIND,
                fewer + " of " + terms.minOfEach() + " outcomes that are " + kind))
        : Optional.empty();
  }

  private static @Nullable Silence noBetterThanChance(Auc auc) {
    return auc.low() > 0.5
        ? null
        : new Silence(
            Code.NO_BETTER_THAN_CHANCE,
            String.format(
                Locale.ROOT,
                "AUC %.2f, which may be as low as %.2f; chance is 0.50",
                auc.value(),
                auc.low()));
  }

  private Model model(
      List<Labelled> known,
      Counts counts,
      @Nullable Silence silence,
      double base,
      @Nullable Calibration calibration,
      List<Feature> features,
      @Nullable Evidence evidence) {
    return new Model(
        questions.version(),
        terms,
        counts.all(),
        known.isEmpty() ? null : known.getFirst().decidedAt(),
        known.isEmpty() ? null : known.getLast().decidedAt(),
        silence,
        base,
        calibration,
        features,
        evidence);
  }
}
