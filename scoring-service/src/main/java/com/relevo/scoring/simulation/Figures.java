package com.relevo.scoring.simulation;

import com.relevo.events.Stage;

/** How often leads entered each stage from below. */
public record Figures(int profiled, int mql, int sql) {
  static final Figures NONE = new Figures(0, 0, 0);

  Figures plus(Stage stage) {
    return switch (stage) {
      case PROFILED -> new Figures(profiled + 1, mql, sql);
      case MQL -> new Figures(profiled, mql + 1, sql);
      case SQL -> new Figures(profiled, mql, sql + 1);
      case LEAD, SAL, OPPORTUNITY, CUSTOMER, RECYCLED, DISQUALIFIED, LOST ->
          throw new IllegalArgumentException(
              "Expected a stage that is counted, but it is " + stage);
    };
  }

  Figures minus(Figures other) {
    return new Figures(profiled - other.profiled, mql - other.mql, sql - other.sql);
  }
}
