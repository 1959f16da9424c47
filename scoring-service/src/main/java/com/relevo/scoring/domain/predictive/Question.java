package com.relevo.scoring.domain.predictive;

import com.relevo.events.EventIds;

/**
 * What one rule of the agreement asks of a lead. {@code key} names the rule and what it asks: a
 * rule that comes to ask something else is another question, one with other points is not.
 */
public record Question(String key, String rule, String text, int points) {
  private static final int ENOUGH = 8;

  static Question of(String rule, String text, String asks, int points) {
    return new Question(rule + "~" + EventIds.of(asks).substring(0, ENOUGH), rule, text, points);
  }
}
