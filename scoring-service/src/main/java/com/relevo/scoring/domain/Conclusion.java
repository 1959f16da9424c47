package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadFacts;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision in the making: its events so far, and the state they lead to. */
final class Conclusion {
  private final Meta cause;
  private final Agreement agreement;
  private final Instant now;
  private final Points points;
  private final List<Event> events = new ArrayList<>();
  private LeadScoring state;

  Conclusion(LeadScoring heard, Meta cause, Agreement agreement, Instant now) {
    this.state = heard;
    this.cause = cause;
    this.agreement = agreement;
    this.now = now;
    this.points = Points.of(heard, agreement.scoring());
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** Nothing before the first capture: a stage is a statement about somebody known. */
  void moveOnTheLadder() {
    KnownFacts known = state.facts();
    if (known == null) {
      return;
    }
    Ladder ladder = new Ladder(agreement.definitions(), known.lead(), points.score());
    Optional<Move> down = ladder.fall(state);
    if (down.isPresent()) {
      enter(down.get());
      return;
    }
    for (Optional<Move> up = ladder.climb(state); up.isPresent(); up = ladder.climb(state)) {
      enter(up.get());
    }
  }

  void enter(Move move) {
    Stage from = state.stage();
    Meta meta =
        meta(EventType.QUALIFICATION_CHANGED, with(move.why(), points.reasons()), from, move.to())
            .inCycle(cycleAt(from, move.to()));
    conclude(new QualificationChanged(meta, from, move.to(), points.score(), lead(state.facts())));
  }

  /** A lead that becomes qualified owes sales a new handoff; any other step stays in its cycle. */
  private int cycleAt(Stage from, Stage to) {
    return to.qualified() && !from.qualified() ? state.cycle() + 1 : state.cycle();
  }

  void explain() {
    Meta meta = meta(EventType.LEAD_SCORED, with(points.reasons(), Blocks.of(state)));
    LeadScored scored = new LeadScored(meta, points.score(), state.stage());
    if (!Explanation.of(scored).equals(state.published())) {
      conclude(scored);
    }
  }

  private void conclude(Event event) {
    events.add(event);
    state = Evolution.evolve(state, event);
  }

  /** It could be known from when its cause was received, however much later this is decided. */
  private Meta meta(EventType type, List<Reason> because, Object... discriminators) {
    return cause
        .causing(type, now, agreement.version(), because, discriminators)
        .inCycle(state.cycle())
        .occurring(cause.recordedAt());
  }

  private static List<Reason> with(List<Reason> first, List<Reason> then) {
    List<Reason> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private static LeadFacts lead(@Nullable KnownFacts facts) {
    if (facts == null) {
      throw new IllegalStateException("Expected a captured lead at every stage, but it is not");
    }
    return facts.lead();
  }
}
