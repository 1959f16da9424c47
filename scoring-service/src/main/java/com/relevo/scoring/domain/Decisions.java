package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What scoring concludes from one event, from what an account told, or from time alone: the stage
 * changes in their order, then the score where it or its explanation changed. The same state and
 * input give the same events, but for {@code now}.
 */
public final class Decisions {
  private Decisions() {}

  /** Where the predictive score has no say. */
  public static Decision decide(LeadScoring state, Event event, Agreement agreement, Instant now) {
    return decide(state, event, agreement, Predictor.SILENT, now);
  }

  public static Decision decide(
      LeadScoring state, Event event, Agreement agreement, Predictor predictor, Instant now) {
    LeadScoring heard = Evolution.evolve(state, event);
    if (heard.equals(state)) {
      return Decision.nothing(state);
    }
    Conclusion conclusion = new Conclusion(heard, event.meta(), agreement, predictor, now);
    sentBack(heard, event, agreement).ifPresent(conclusion::enter);
    return settled(conclusion);
  }

  /** The account stands differently; the predictive score has no say. */
  public static Decision told(
      LeadScoring state, Standing.Told told, Agreement agreement, Instant now) {
    return told(state, told, agreement, Predictor.SILENT, now);
  }

  /** The account stands differently. One that the lead has left meanwhile tells it nothing. */
  public static Decision told(
      LeadScoring state,
      Standing.Told told,
      Agreement agreement,
      Predictor predictor,
      Instant now) {
    if (!told.standing().domain().equals(state.domain())
        || told.standing().equals(state.standing())) {
      return Decision.nothing(state);
    }
    Meta cause = cause(told.leadId(), state, "standing/" + told.cause(), told.at());
    return settled(new Conclusion(state.with(told.standing()), cause, agreement, predictor, now));
  }

  /** Another lead turned out to be this one: what it did counts here, too; or no longer. */
  public static Decision inherited(
      LeadScoring state,
      Inheritance inheritance,
      Agreement agreement,
      Predictor predictor,
      Instant now) {
    LeadScoring richer = state.with(state.deeds().with(inheritance));
    if (richer.equals(state)) {
      return Decision.nothing(state);
    }
    Meta cause =
        cause(inheritance.leadId(), state, "inherited/" + inheritance.cause(), inheritance.at());
    return settled(new Conclusion(richer, cause, agreement, predictor, now));
  }

  /** As below, where the predictive score has no say. */
  public static Decision elapsed(
      LeadScoring state, String leadId, Agreement agreement, Instant now) {
    return elapsed(state, leadId, agreement, Predictor.SILENT, now);
  }

  /**
   * What time alone leads to at {@code state.wake()}, which must be there: as of that instant,
   * however much later it is decided.
   */
  public static Decision elapsed(
      LeadScoring state, String leadId, Agreement agreement, Predictor predictor, Instant now) {
    Instant wake =
        state
            .wake()
            .orElseThrow(() ->
                new IllegalStateException(
                    "Expected a lead that waits for something, but it does not"));
    Meta cause = cause(leadId, state, "elapsed/" + wake, wake);
    return settled(new Conclusion(state, cause, agreement, predictor, now));
  }

  private static Decision settled(Conclusion conclusion) {
    conclusion.moveOnTheLadder();
    conclusion.explain();
    conclusion.tellAccounts();
    conclusion.watch();
    return conclusion.decision();
  }

  /** Where no event is the cause: an id that a replay gives again. */
  private static Meta cause(String leadId, LeadScoring state, String name, Instant at) {
    String id = EventIds.of(leadId + "/" + name);
    LeadId lead = new LeadId(leadId);
    return new Meta(id, lead, state.cycle(), at, at, null, List.of(), state.watch().mode(), null);
  }

  private static Optional<Move> sentBack(LeadScoring state, Event event, Agreement agreement) {
    return event instanceof HandoffClosed closed
        ? sentBackTo(closed.outcome(), state.stage())
            .map(stage -> returned(state, closed, stage, agreement))
        : Optional.empty();
  }

  private static Optional<Stage> sentBackTo(Outcome outcome, Stage stage) {
    return switch (outcome) {
      case REJECTED, RECYCLED -> Optional.of(Stage.RECYCLED);
      case DISQUALIFIED -> Optional.of(Stage.DISQUALIFIED);
      // Where the withdrawal was heard here first, it has already taken the lead off the handoff.
      case CONSENT_WITHDRAWN -> isBelowMql(stage) ? Optional.empty() : Optional.of(Stage.RECYCLED);
      case WITHDRAWN, WON, LOST, MERGED, ERASED -> Optional.empty();
    };
  }

  private static boolean isBelowMql(Stage stage) {
    return stage == Stage.LEAD || stage == Stage.PROFILED;
  }

  /** With sales' own reasons, for marketing to answer. */
  private static Move returned(
      LeadScoring state, HandoffClosed closed, Stage stage, Agreement agreement) {
    List<Reason> why = new ArrayList<>();
    why.add(Reason.of("handoff_closed", "Sales closed the handoff as " + closed.outcome()));
    why.addAll(closed.meta().because());
    String code = state.position().reason();
    if (code != null && why.stream().noneMatch(reason -> reason.code().equals(code))) {
      why.add(Reason.of(code, text(code, closed.outcome(), agreement)));
    }
    return new Move(stage, why);
  }

  private static String text(String code, Outcome outcome, Agreement agreement) {
    return (outcome == Outcome.REJECTED
            ? agreement.dispositions().rejection()
            : agreement.dispositions().recycle())
        .getOrDefault(code, code);
  }
}
