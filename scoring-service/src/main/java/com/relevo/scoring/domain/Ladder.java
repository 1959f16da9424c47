package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The stages a score moves a lead along: LEAD, PROFILED, MQL, SQL. Up one at a time, each at its
 * {@code enter}, or to SQL at once where the lead asks for sales itself; down only below {@code
 * leave}, at once to what still holds.
 */
final class Ladder {
  private final Situation situation;
  private final Definitions definitions;

  Ladder(Situation situation) {
    this.situation = situation;
    this.definitions = situation.agreement.definitions();
  }

  /** The next stage up, if its definition and all below it hold. */
  Optional<Move> climb(LeadScoring state) {
    if (state.position().accepted()) {
      return Optional.empty();
    }
    return switch (state.stage()) {
      case LEAD -> profiled(state);
      case PROFILED -> qualified(state);
      case MQL -> handRaised(state).or(() -> salesQualified(state));
      // Sales has said no to everything heard so far: only something new may ask again.
      case RECYCLED, LOST ->
          rests(state) || profiled(state).isEmpty() ? Optional.empty() : qualified(state);
      case SQL, SAL, OPPORTUNITY, CUSTOMER, DISQUALIFIED -> Optional.empty();
    };
  }

  /** The stage it falls back to, if it can no longer hold the one it has. */
  Optional<Move> fall(LeadScoring state) {
    if (state.position().accepted()) {
      return Optional.empty();
    }
    return switch (state.stage()) {
      case PROFILED -> incomplete(state);
      case MQL -> incomplete(state).or(() -> barred(state)).or(() -> belowMql(state));
      case SQL ->
          incomplete(state)
              .or(() -> barred(state))
              .or(() -> situation.handIsUp(state) ? Optional.empty() : belowSql(state));
      case LEAD, SAL, OPPORTUNITY, CUSTOMER, RECYCLED, DISQUALIFIED, LOST -> Optional.empty();
    };
  }

  private boolean rests(LeadScoring state) {
    Closing closing = state.position().closing();
    boolean gone =
        closing == null
            || closing.restsUntil(situation.agreement.dispositions().coolDowns()) == null;
    return gone || state.silentSinceClose() || situation.rest(state) != null;
  }

  private Optional<Move> profiled(LeadScoring state) {
    return situation.holds(definitions.profiled(), state)
        ? Optional.of(
            Move.to(
                Stage.PROFILED, "profiled", "Complete and valid: " + definitions.profiled().text()))
        : Optional.empty();
  }

  private Optional<Move> incomplete(LeadScoring state) {
    return situation.holds(definitions.profiled(), state)
        ? Optional.empty()
        : Optional.of(
            Move.to(
                Stage.LEAD,
                "incomplete",
                "No longer complete and valid: " + definitions.profiled().text()));
  }

  /** From below: a raised hand, its own points or its account's. */
  private Optional<Move> qualified(LeadScoring state) {
    if (!state.position().mayOpenCycle() || Blocks.barred(state, situation).isPresent()) {
      return Optional.empty();
    }
    return handRaised(state)
        .or(() ->
            situation.closed(state.position().falls().fromMql(), definitions.mql()) != null
                ? Optional.empty()
                : reached(state, Stage.MQL, definitions.mql()).or(() -> byAccount(state)));
  }

  private Optional<Move> handRaised(LeadScoring state) {
    return situation.handIsUp(state)
        ? Optional.of(Move.to(Stage.SQL, "hand_raised", "Asks for sales: straight to SQL"))
        : Optional.empty();
  }

  private Optional<Move> salesQualified(LeadScoring state) {
    return situation.closed(state.position().falls().fromSql(), definitions.sql()) != null
        ? Optional.empty()
        : reached(state, Stage.SQL, definitions.sql());
  }

  private Optional<Move> barred(LeadScoring state) {
    return Blocks.barred(state, situation)
        .map(reason -> new Move(Stage.PROFILED, List.<Reason>of(reason)));
  }

  private Optional<Move> belowMql(LeadScoring state) {
    return state.account().chosen()
        ? Optional.empty()
        : below(definitions.mql(), Stage.MQL, Stage.PROFILED);
  }

  private Optional<Move> belowSql(LeadScoring state) {
    return belowMql(state).or(() -> below(definitions.sql(), Stage.SQL, Stage.MQL));
  }

  private Optional<Move> reached(LeadScoring state, Stage stage, Threshold threshold) {
    boolean reached =
        situation.total() >= threshold.enter() && situation.holds(threshold.when(), state);
    return reached
        ? Optional.of(
            Move.to(
                stage,
                "reached",
                situation.total()
                    + " points reach the "
                    + threshold.enter()
                    + " of "
                    + stage
                    + ", and it holds that "
                    + threshold.when().text()))
        : Optional.empty();
  }

  private Optional<Move> byAccount(LeadScoring state) {
    Standing account = state.account();
    return account.chosen() && situation.holds(definitions.mql().when(), state)
        ? Optional.of(
            Move.to(
                Stage.MQL,
                "account_reached",
                account.people()
                    + " people of "
                    + account.domain()
                    + " reach together "
                    + account.score()
                    + " points; this one is among the most engaged, and it holds that "
                    + definitions.mql().when().text()))
        : Optional.empty();
  }

  private Optional<Move> below(Threshold threshold, Stage left, Stage to) {
    return situation.total() < threshold.leave()
        ? Optional.of(
            Move.to(
                to,
                "fell_below",
                situation.total()
                    + " points are below the "
                    + threshold.leave()
                    + " that keep a lead at "
                    + left))
        : Optional.empty();
  }
}
