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
  private final List<Share.Told> shares = new ArrayList<>();
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
    List<Event> own = new ArrayList<>(until(event.meta().recordedAt()));
    Decision decision = Decisions.decide(state, event, agreement, now);
    heard.add(event);
    log.add(event);
    own.addAll(settle(decision));
    return own;
  }

  /** What time alone leads to until then. */
  List<Event> until(Instant now) {
    List<Event> own = new ArrayList<>();
    while (state.wake().filter(wake -> !wake.isAfter(now)).isPresent()) {
      own.addAll(settle(Decisions.elapsed(state, lead(), agreement, now)));
    }
    return own;
  }

  /** What the account told leads to. */
  List<Event> stand(Standing standing, Instant at) {
    Standing.Told told = new Standing.Told(lead(), standing, "share-" + at, at);
    return settle(Decisions.told(state, told, agreement, at));
  }

  private String lead() {
    return heard.getFirst().leadId().value();
  }

  private List<Event> settle(Decision decision) {
    state = decision.state();
    shares.addAll(decision.told());
    concluded.addAll(decision.events());
    log.addAll(decision.events());
    return decision.events();
  }

  /** What the lead told its accounts. */
  List<Share.Told> shares() {
    return shares;
  }

  ScoreReport report(Instant now) {
    return ScoreReport.of(state, agreement, now);
  }

  LeadScoring state() {
    return state;
  }

  List<Event> heard() {
    return heard;
  }

  /**
   * The state that the log alone gives, each event read from JSON; what the lead waits for, and
   * what its account told, is no part of the log; how it fits is asked again.
   */
  LeadScoring rebuilt() {
    LeadScoring rebuilt = LeadScoring.UNKNOWN;
    for (Event event : log) {
      Event read = EventJson.read(EventType.of(event), EventJson.mapper().writeValueAsBytes(event));
      rebuilt = Evolution.evolve(rebuilt, read);
    }
    return rebuilt.with(state.watch()).fitted(agreement);
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
