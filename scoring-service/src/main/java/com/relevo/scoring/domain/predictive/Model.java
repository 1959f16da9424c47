package com.relevo.scoring.domain.predictive;

import com.relevo.agreement.Predictive;
import com.relevo.scoring.domain.predictive.Prediction.Contribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt, complete with its evidence and the terms that both sides set; serialisable as
 * Relevo's JSON. {@code since} and {@code until} are when the first and the last outcome became
 * known. {@code baseLogOdds} are those of a lead none of whose answers is known. Evidence is null
 * while there are too few outcomes.
 */
public record Model(
    String agreementVersion,
    Predictive terms,
    Tally outcomes,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Silence silent,
    double baseLogOdds,
    @Nullable Calibration calibration,
    List<Feature> features,
    @Nullable Evidence evidence) {

  public Model {
    features = List.copyOf(features);
  }

  /**
   * The probability of a good outcome of a lead that gives these answers by {@link Question#key},
   * empty while it is silent. Questions not answered count neither way.
   */
  public Optional<Prediction> predict(Map<String, Boolean> answers) {
    if (silent != null) {
      return Optional.empty();
    }
    double logOdds = baseLogOdds;
    List<Contribution> contributions = new ArrayList<>();
    for (Feature feature : features) {
      Boolean holds = answers.get(feature.key());
      if (holds != null) {
        double weight = feature.weight(holds);
        logOdds += weight;
        contributions.add(new Contribution(feature.rule(), feature.text(), holds, weight));
      }
    }
    contributions.sort(
        Comparator.comparingDouble((Contribution each) -> -Math.abs(each.weight()))
            .thenComparing(Contribution::rule));
    return Optional.of(new Prediction(LogOdds.probability(logOdds), contributions));
  }
}
