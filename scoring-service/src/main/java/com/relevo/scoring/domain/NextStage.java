package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is missing to the next stage: points, the parts of its definition that do not hold in the
 * words of the agreement, and what keeps the lead back whatever its points. {@code notBefore} is
 * when a cool-down ends, null where none runs.
 */
public record NextStage(
    Stage stage,
    int pointsMissing,
    List<String> unmet,
    List<Reason> blocks,
    @Nullable Instant notBefore) {

  /** Null where no score moves the lead any further. */
  static @Nullable NextStage of(LeadScoring state, Situation situation) {
    if (state.position().accepted()) {
      return null;
    }
    Definitions definitions = situation.agreement.definitions();
    return switch (state.stage()) {
      case LEAD ->
          new NextStage(
              Stage.PROFILED, 0, unmet(definitions.profiled(), state, situation), List.of(), null);
      case PROFILED ->
          reaching(
              Stage.MQL,
              definitions.mql(),
              state,
              situation,
              situation.closed(state.position().falls().fromMql(), definitions.mql()));
      case RECYCLED, LOST ->
          reaching(Stage.MQL, definitions.mql(), state, situation, situation.rest(state));
      case MQL ->
          reaching(
              Stage.SQL,
              definitions.sql(),
              state,
              situation,
              situation.closed(state.position().falls().fromSql(), definitions.sql()));
      case SAL, SQL, OPPORTUNITY, CUSTOMER, DISQUALIFIED -> null;
    };
  }

  private static NextStage reaching(
      Stage stage,
      Threshold threshold,
      LeadScoring state,
      Situation situation,
      @Nullable Instant notBefore) {
    return new NextStage(
        stage,
        Math.max(0, threshold.enter() - situation.total()),
        unmet(threshold.when(), state, situation),
        Blocks.of(state, situation),
        notBefore);
  }

  private static List<String> unmet(Condition condition, LeadScoring state, Situation situation) {
    return condition.holds(situation.facts(state))
        ? List.of()
        : condition.parts().stream()
            .filter(part -> !part.holds(situation.facts(state)))
            .map(Condition::text)
            .toList();
  }
}
