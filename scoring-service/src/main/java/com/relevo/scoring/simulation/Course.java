package com.relevo.scoring.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.AccountScoring;
import com.relevo.scoring.domain.Decision;
import com.relevo.scoring.domain.Decisions;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.ScoreReport;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The course of things under the agreements that {@code agreements} says hold when: all leads and
 * accounts, as the live stream decides on them, but told at once what lies on topics there.
 */
final class Course {
  private final Function<Instant, Agreement> agreements;
  private final Memory memory;
  private final Deque<Share.Told> shares = new ArrayDeque<>();
  private final Deque<Standing.Told> standings = new ArrayDeque<>();
  private final List<Changed> changed = new ArrayList<>();
  private List<Step> steps = new ArrayList<>();
  private int moment;

  /** How a lead stood before it changed, in which moment of the stretch played last. */
  private record Changed(int moment, String lead, LeadScoring before) {}

  Course(Function<Instant, Agreement> agreements, Memory memory) {
    this.agreements = agreements;
    this.memory = memory;
  }

  /**
   * The next stretch of events. What each leads to, in two moments: what time alone decides until
   * it is learnt, and what it decides itself.
   */
  List<List<Step>> play(List<Event> events) {
    List<List<Step>> moments = new ArrayList<>(2 * events.size());
    changed.clear();
    for (Event event : events) {
      moment = moments.size();
      moments.add(until(event.meta().recordedAt()));
      moment = moments.size();
      moments.add(hear(event));
    }
    return moments;
  }

  /** A last stretch of one moment: what time alone decides up to and including {@code at}. */
  List<Step> end(Instant at) {
    changed.clear();
    moment = 0;
    return until(at);
  }

  private List<Step> until(Instant at) {
    for (String lead = memory.due(at); lead != null; lead = memory.due(at)) {
      LeadScoring state = memory.lead(lead);
      Instant wake = state.wake().orElseThrow();
      Agreement agreement = agreements.apply(wake);
      settle(lead, state, Decisions.elapsed(state, lead, agreement, wake), agreement);
    }
    return taken();
  }

  private List<Step> hear(Event event) {
    String lead = event.leadId().value();
    LeadScoring state = memory.lead(lead);
    Optional<Event> told =
        event instanceof HandoffEvent said ? Verdicts.on(state, said) : Optional.of(event);
    told.ifPresent(each -> hear(lead, state, each));
    return taken();
  }

  private void hear(String lead, LeadScoring before, Event event) {
    Instant at = event.meta().recordedAt();
    Agreement agreement = agreements.apply(at);
    Decision decision = Decisions.decide(before, event, agreement, at);
    steps.addAll(Steps.bySales(event, before, decision.state()));
    settle(lead, before, decision, agreement);
  }

  private void settle(String lead, LeadScoring before, Decision decision, Agreement agreement) {
    take(lead, before, decision, agreement);
    while (!shares.isEmpty() || !standings.isEmpty()) {
      if (shares.isEmpty()) {
        tell(standings.remove());
      } else {
        tell(shares.remove());
      }
    }
  }

  private void take(String lead, LeadScoring before, Decision decision, Agreement agreement) {
    LeadScoring after = decision.state();
    if (!after.equals(before)) {
      changed.add(new Changed(moment, lead, before));
      memory.keep(lead, before, after);
    }
    shares.addAll(decision.told());
    steps.addAll(Steps.in(decision.events(), agreement));
    Optional<HandoffClosed> withdrawn = Verdicts.withdrawn(after, decision.events());
    withdrawn.ifPresent(closed ->
        take(
            lead,
            after,
            Decisions.decide(after, closed, agreement, closed.meta().recordedAt()),
            agreement));
  }

  private void tell(Share.Told told) {
    String domain = told.share().domain();
    AccountScoring.Change change =
        memory.account(domain).hear(told, agreements.apply(told.at()).scoring().account());
    memory.keep(domain, change.state());
    standings.addAll(change.told());
  }

  private void tell(Standing.Told told) {
    LeadScoring lead = memory.lead(told.leadId());
    Agreement agreement = agreements.apply(told.at());
    take(told.leadId(), lead, Decisions.told(lead, told, agreement, told.at()), agreement);
  }

  private List<Step> taken() {
    if (steps.isEmpty()) {
      return List.of();
    }
    List<Step> taken = steps;
    steps = new ArrayList<>();
    return taken;
  }

  /** The highest stage of the period so far; null for none. */
  @Nullable Stage reached(String lead) {
    return memory.reached(lead);
  }

  void note(String lead, Stage reached) {
    memory.note(lead, reached);
  }

  /**
   * Where a lead stands at {@code at}, after a moment of the stretch played last, and why; {@code
   * step} is the one it just took, if any.
   */
  Explanation explain(String lead, int after, Instant at, @Nullable Step step) {
    LeadScoring state = after(after, lead);
    ScoreReport report = ScoreReport.of(state, agreements.apply(at), at);
    return Explanation.of(state.stage(), report, step);
  }

  private LeadScoring after(int moment, String lead) {
    for (Changed each : changed) {
      if (each.moment() > moment && each.lead().equals(lead)) {
        return each.before();
      }
    }
    return memory.lead(lead);
  }
}
