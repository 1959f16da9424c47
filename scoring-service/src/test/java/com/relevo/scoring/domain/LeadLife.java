package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One lead's scoring as the stream runs it, with the log of all it heard and concluded. */
final class LeadLife {
  private final Agreement agreement;
  private final List<Event> log = new ArrayList<>();
  private final List<Event> heard = new ArrayList<>();
  private final List<Event> concluded = new ArrayList<>();
  private LeadScoring state = LeadScoring.UNKNOWN;

  LeadLife(Agreement agreement) {
    this.agreement = agreement;
  }

  /** What the last of these events led to. */
  List<Event> hear(Event... events) {
    List<Event> last = List.of();
    for (Event event : events) {
      last = hear(event, event.meta().recordedAt().plusSeconds(5));
    }
    return last;
  }

  List<Event> hear(Event event, Instant now) {
    List<Event> own = Decisions.decide(state, event, agreement, now);
    state = Evolution.evolve(state, event);
    for (Event each : own) {
      state = Evolution.evolve(state, each);
    }
    heard.add(event);
    concluded.addAll(own);
    log.add(event);
    log.addAll(own);
    return own;
  }

  LeadScoring state() {
    return state;
  }

  List<Event> heard() {
    return heard;
  }

  /** The state that the log alone gives, each event and each step of the state read from JSON. */
  LeadScoring rebuilt() {
    LeadScoring rebuilt = LeadScoring.UNKNOWN;
    for (Event event : log) {
      Event read = EventJson.read(EventType.of(event), EventJson.write(event));
      rebuilt = throughJson(Evolution.evolve(rebuilt, read));
    }
    return rebuilt;
  }

  static LeadScoring throughJson(LeadScoring state) {
    return EventJson.mapper()
        .readValue(EventJson.mapper().writeValueAsBytes(state), LeadScoring.class);
  }

  List<QualificationChanged> changes() {
    return changesIn(concluded);
  }

  static List<QualificationChanged> changesIn(List<Event> events) {
    return events.stream()
        .filter(QualificationChanged.class::isInstance)
        .map(QualificationChanged.class::cast)
        .toList();
  }

  /** Stage changes as {@code LEAD>PROFILED/0}: from, to and cycle. */
  static List<String> stepsIn(List<Event> events) {
    return changesIn(events).stream()
        .map(each -> each.from() + ">" + each.stage() + "/" + each.meta().cycle())
        .toList();
  }

  static LeadScored scoreIn(List<Event> events) {
    return (LeadScored) events.getLast();
  }
}
