package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The stages a score moves a lead along: LEAD, PROFILED, MQL, SQL. Up one at a time, each at its
 * {@code enter}; down only below {@code leave}, at once to what still holds.
 */
record Ladder(Definitions definitions, LeadFacts lead, Score score) {

  /** The next stage up, if its definition and all below it hold. */
  Optional<Move> climb(LeadScoring state) {
    if (state.position().accepted()) {
      return Optional.empty();
    }
    return switch (state.stage()) {
      case LEAD -> profiled(state);
      case PROFILED -> qualified(state);
      case MQL -> reached(state, Stage.SQL, definitions.sql());
      // Sales has said no to everything heard so far: only something new may ask again.
      case RECYCLED ->
          state.silentSinceClose() || profiled(state).isEmpty()
              ? Optional.empty()
              : qualified(state);
      case SQL, SAL, OPPORTUNITY, CUSTOMER, DISQUALIFIED, LOST -> Optional.empty();
    };
  }

  /** The stage it falls back to, if it can no longer hold the one it has. */
  Optional<Move> fall(LeadScoring state) {
    if (state.position().accepted()) {
      return Optional.empty();
    }
    return switch (state.stage()) {
      case PROFILED -> incomplete(state);
      case MQL -> incomplete(state).or(() -> disqualified(state));
      case SQL ->
          incomplete(state)
              .or(() -> disqualified(state))
              .or(() -> below(definitions.sql(), Stage.SQL, Stage.MQL));
      case LEAD, SAL, OPPORTUNITY, CUSTOMER, RECYCLED, DISQUALIFIED, LOST -> Optional.empty();
    };
  }

  private Optional<Move> profiled(LeadScoring state) {
    return definitions.profiled().holds(facts(state))
        ? Optional.of(
            Move.to(
                Stage.PROFILED, "profiled", "Complete and valid: " + definitions.profiled().text()))
        : Optional.empty();
  }

  private Optional<Move> incomplete(LeadScoring state) {
    return definitions.profiled().holds(facts(state))
        ? Optional.empty()
        : Optional.of(
            Move.to(
                Stage.LEAD,
                "incomplete",
                "No longer complete and valid: " + definitions.profiled().text()));
  }

  private Optional<Move> qualified(LeadScoring state) {
    return state.consent().allowed() && state.position().mayOpenCycle()
        ? reached(state, Stage.MQL, definitions.mql())
        : Optional.empty();
  }

  private Optional<Move> disqualified(LeadScoring state) {
    return state.consent().allowed()
        ? below(definitions.mql(), Stage.MQL, Stage.PROFILED)
        : Optional.of(new Move(Stage.PROFILED, List.of(Blocks.DO_NOT_CONTACT)));
  }

  private Optional<Move> reached(LeadScoring state, Stage stage, Threshold threshold) {
    boolean reached = score.total() >= threshold.enter() && threshold.when().holds(facts(state));
    return reached
        ? Optional.of(
            Move.to(
                stage,
                "reached",
                score.total()
                    + " points reach the "
                    + threshold.enter()
                    + " of "
                    + stage
                    + ", and it holds that "
                    + threshold.when().text()))
        : Optional.empty();
  }

  private Optional<Move> below(Threshold threshold, Stage left, Stage to) {
    return score.total() < threshold.leave()
        ? Optional.of(
            Move.to(
                to,
                "fell_below",
                score.total()
                    + " points are below the "
                    + threshold.leave()
                    + " that keep a lead at "
                    + left))
        : Optional.empty();
  }

  private Facts facts(LeadScoring state) {
    return new Facts(lead, score, state.stage(), state.engagements().counts());
  }
}
