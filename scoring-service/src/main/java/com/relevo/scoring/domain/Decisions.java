package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What scoring concludes from one event: the stage changes in their order, then the score where it
 * or its explanation changed. The same state and event give the same events, but for {@code now}.
 */
public final class Decisions {
  private Decisions() {}

  public static List<Event> decide(
      LeadScoring state, Event event, Agreement agreement, Instant now) {
    LeadScoring heard = Evolution.evolve(state, event);
    if (heard.equals(state)) {
      return List.of();
    }
    Conclusion conclusion = new Conclusion(heard, event.meta(), agreement, now);
    sentBack(heard, event).ifPresent(conclusion::enter);
    conclusion.moveOnTheLadder();
    conclusion.explain();
    return conclusion.events();
  }

  private static Optional<Move> sentBack(LeadScoring state, Event event) {
    return event instanceof HandoffClosed closed
        ? sentBackTo(closed.outcome(), state.stage()).map(stage -> returned(closed, stage))
        : Optional.empty();
  }

  private static Optional<Stage> sentBackTo(Outcome outcome, Stage stage) {
    return switch (outcome) {
      case REJECTED, RECYCLED -> Optional.of(Stage.RECYCLED);
      case DISQUALIFIED -> Optional.of(Stage.DISQUALIFIED);
      // Where the withdrawal was heard here first, it has already taken the lead off the handoff.
      case CONSENT_WITHDRAWN -> isBelowMql(stage) ? Optional.empty() : Optional.of(Stage.RECYCLED);
      case WITHDRAWN, WON, LOST -> Optional.empty();
    };
  }

  private static boolean isBelowMql(Stage stage) {
    return stage == Stage.LEAD || stage == Stage.PROFILED;
  }

  /** With sales' own reasons, for marketing to answer. */
  private static Move returned(HandoffClosed closed, Stage stage) {
    List<Reason> why = new ArrayList<>();
    why.add(Reason.of("handoff_closed", "Sales closed the handoff as " + closed.outcome()));
    why.addAll(closed.meta().because());
    return new Move(stage, why);
  }
}
