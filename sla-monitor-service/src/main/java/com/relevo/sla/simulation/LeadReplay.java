package com.relevo.sla.simulation;

import com.relevo.events.Event;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.Decision;
import com.relevo.sla.domain.LeadClocks;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One lead's past under one agreement: each fact when it was learnt, each step when it was due. */
final class LeadReplay {
  private static final Comparator<Event> LEARNT =
      Comparator.comparing(event -> event.meta().recordedAt());

  private final Clockwork clockwork;
  private final Map<String, Fate> fates = new LinkedHashMap<>();
  private LeadClocks state;

  private LeadReplay(Clockwork clockwork, LeadId lead) {
    this.clockwork = clockwork;
    this.state = LeadClocks.none(lead);
  }

  /** What became by {@code end} of every clock of the lead, by its id. */
  static Map<String, Fate> of(Clockwork clockwork, LeadId lead, List<Event> events, Instant end) {
    LeadReplay replay = new LeadReplay(clockwork, lead);
    events.stream()
        .filter(event -> event.meta().recordedAt().isBefore(end))
        .sorted(LEARNT)
        .forEach(replay::read);
    replay.fireBefore(end);
    replay.take(clockwork.due(replay.state, end, end));
    return replay.fates;
  }

  /** A fact that is learnt at the instant at which a step is due comes before the step. */
  private void read(Event event) {
    Instant now = event.meta().recordedAt();
    fireBefore(now);
    take(clockwork.on(state, event, now));
  }

  /** Each step at its own time, as if somebody had looked all the while. */
  private void fireBefore(Instant now) {
    for (Instant due = wake(); due.isBefore(now); due = wake()) {
      take(clockwork.due(state, due, due));
      if (wake().equals(due)) {
        throw new IllegalStateException(
            "Expected the step due at " + due + " of " + state.leadId() + " to fire, but it waits");
      }
    }
  }

  private Instant wake() {
    return state.nextStepDue().orElse(Instant.MAX);
  }

  private void take(Decision decision) {
    state = decision.state();
    for (SlaEvent event : decision.events()) {
      if (event instanceof SlaStarted started) {
        fates.put(started.instance().id(), Fate.of(started));
      } else {
        fates.compute(
            event.instance().id(), (id, fate) -> Objects.requireNonNull(fate, id).after(event));
      }
    }
  }
}
