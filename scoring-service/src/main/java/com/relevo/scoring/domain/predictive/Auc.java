package com.relevo.scoring.domain.predictive;

import com.relevo.scoring.domain.predictive.Calibration.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often a lead that ended well had the higher score than one that did not; a tie counts half,
 * 0.5 is chance. {@code low} and {@code high} are the 95 % interval by Hanley and McNeil.
 */
public record Auc(double value, double low, double high) {
  private static final double NORMAL_95 = 1.959964;

  /** Both kinds of outcome must be there. */
  static Auc of(List<Judged> judged) {
    List<Judged> ranked = new ArrayList<>(judged);
    ranked.sort(Comparator.comparingDouble(Judged::score));
    double won = 0;
    long otherBelow = 0;
    long good = 0;
    for (int from = 0; from < ranked.size(); ) {
      long goodTied = 0;
      long otherTied = 0;
      int to = from;
      // By compare, which knows each number its own equal, so that this always comes to an end.
      for (;
          to < ranked.size()
              && Double.compare(ranked.get(to).score(), ranked.get(from).score()) == 0;
          to++) {
        if (ranked.get(to).good()) {
          goodTied++;
        } else {
          otherTied++;
        }
      }
      won += goodTied * (otherBelow + otherTied / 2.0);
      good += goodTied;
      otherBelow += otherTied;
      from = to;
    }
    return of(won / ((double) good * otherBelow), good, otherBelow);
  }

  private static Auc of(double value, long good, long other) {
    double square = value * value;
    double goodPairs = value / (2 - value);
    double otherPairs = 2 * square / (1 + value);
    double variance =
        (value * (1 - value)
                + (good - 1) * (goodPairs - square)
                + (other - 1) * (otherPairs - square))
            / ((double) good * other);
    double reach = NORMAL_95 * Math.sqrt(Math.max(0, variance));
    return new Auc(value, Math.max(0, value - reach), Math.min(1, value + reach));
  }
}
