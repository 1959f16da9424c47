package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.Predictor.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision in the making: its events so far, and the state they lead to. */
final class Conclusion {
  private final Meta cause;
  private final Agreement agreement;
  private final Instant at;
  private final Instant now;
  private final Points points;
  private final List<Reason> predicted;
  private final List<Reason> gaps;
  private final @Nullable Situation situation;
  private final List<Event> events = new ArrayList<>();
  private final List<Share.Told> told = new ArrayList<>();
  private LeadScoring state;

  /** Scored as of {@code cause}'s time; {@code now} is only when it was decided. */
  Conclusion(LeadScoring heard, Meta cause, Agreement agreement, Predictor predictor, Instant now) {
    this.state = heard.fitted(agreement);
    this.cause = cause;
    this.agreement = agreement;
    this.at = heard.watch().from(cause.recordedAt());
    this.now = now;
    this.points = Points.of(state, agreement.scoring(), at, Points.NAMED);
    Optional<Said> said =
        agreement.scoring().predictive().decides()
            ? Optional.of(predictor.say(agreement, points.reasons()))
            : Optional.empty();
    this.predicted = said.map(Said::reason).stream().toList();
    this.gaps = Completeness.of(state, agreement).reasons();
    int percent = said.map(Said::percent).orElse(0);
    KnownFacts known = heard.facts();
    this.situation =
        known == null
            ? null
            : new Situation(agreement, known.lead(), heard.deeds(), points, percent, at);
  }

  Decision decision() {
    return new Decision(state, events, told);
  }

  /** Nothing before the first capture: a stage is a statement about somebody known. */
  void moveOnTheLadder() {
    if (situation == null) {
      return;
    }
    Ladder ladder = new Ladder(situation);
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
    if (situation == null) {
      throw new IllegalStateException("Expected a captured lead at every stage, but it is not");
    }
    Stage from = state.stage();
    List<Reason> because = with(with(with(move.why(), predicted), points.reasons()), gaps);
    Meta meta =
        meta(EventType.QUALIFICATION_CHANGED, because, from, move.to())
            .inCycle(cycleAt(from, move.to()));
    conclude(
        new QualificationChanged(meta, from, move.to(), points.score(), situation.lead, grade()));
  }

  /** A lead that becomes qualified owes sales a new handoff; any other step stays in its cycle. */
  private int cycleAt(Stage from, Stage to) {
    return to.qualified() && !from.qualified() ? state.cycle() + 1 : state.cycle();
  }

  void explain() {
    List<Reason> because = with(with(points.reasons(), Blocks.of(state, situation)), gaps);
    Meta meta = meta(EventType.LEAD_SCORED, because);
    LeadScored scored = new LeadScored(meta, points.score(), state.stage(), grade());
    if (!Published.of(scored).equals(state.published())) {
      conclude(scored);
    }
  }

  private @Nullable String grade() {
    return points.grade().isEmpty() ? null : points.grade();
  }

  /** Where the agreement scores accounts: what the lead adds to its own, if that is news there. */
  void tellAccounts() {
    Share before = state.watch().share();
    Share share = agreement.scoring().account() == null ? null : share();
    if (before != null
        && before.counts()
        && (share == null || !share.domain().equals(before.domain()))) {
      tell(before.gone());
    }
    if (share == null) {
      remember(null);
    } else if (before == null
        || !before.domain().equals(share.domain())
        || before.outdated(share)) {
      tell(share);
      remember(share);
    }
  }

  private @Nullable Share share() {
    String domain = state.domain();
    // Without what the account itself tells: else it would be told what makes it tell the opposite.
    boolean counts =
        Blocks.barred(state.with(Standing.NONE), situation).isEmpty()
            && state.stage() != Stage.DISQUALIFIED;
    return domain.isEmpty()
        ? null
        : new Share(
            domain,
            counts ? points.score().engagement() : 0,
            state.stage() == Stage.CUSTOMER,
            counts);
  }

  private void tell(Share share) {
    told.add(new Share.Told(cause.leadId().value(), share, cause.eventId(), at));
  }

  private void remember(@Nullable Share share) {
    Watch watch = state.watch();
    state = state.with(new Watch(watch.asOf(), watch.wake(), share, watch.mode()));
  }

  /** Remembers when the lead was looked at, and when to look again. */
  void watch() {
    Instant wake = new NextLook(state, agreement, points, at).find();
    state = state.with(new Watch(at, wake, state.watch().share(), cause.mode()));
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
}
