package com.relevo.scoring.domain.predictive;

import java.util.List;

/** How likely a lead ends well, and what says so, the strongest first. */
public record Prediction(double probability, List<Contribution> contributions) {
  public Prediction {
    contributions = List.copyOf(contributions);
  }

  /** What it adds to the log odds that the rule holds for the lead, or that it does not. */
  public record Contribution(String rule, String text, boolean holds, double weight) {}

  /** Of 100 such leads so many end well. */
  public int percent() {
    return (int) Math.round(100 * probability);
  }
}
