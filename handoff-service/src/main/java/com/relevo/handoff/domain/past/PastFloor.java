package com.relevo.handoff.domain.past;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadDisqualified;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Preferences;
import com.relevo.handoff.domain.lead.Routing;
import com.relevo.handoff.domain.lead.Stop;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Plays what was handed over, in the order of its time, through the desks of a candidate agreement.
 * A lead takes its place until it was really closed; what people did with it beside that, and with
 * whom, is not known. In memory are the leads that are open at a time.
 */
public final class PastFloor {
  private static final Set<EventType> MATTER =
      Set.of(
          EventType.HANDOFF_OPENED,
          EventType.LEAD_ASSIGNED,
          EventType.LEAD_QUALIFIED,
          EventType.LEAD_REJECTED,
          EventType.LEAD_DISQUALIFIED,
          EventType.HANDOFF_CLOSED);

  private final Agreement candidate;
  private final RosterSource rosters;
  private final Preferences preferences;
  private final Instant from;
  private final Tallies tallies = new Tallies();
  private final Map<TeamId, PastDesk> desks = new LinkedHashMap<>();
  private final Map<String, PastLead> open = new HashMap<>();
  private final PriorityQueue<Deadline> deadlines =
      new PriorityQueue<>(Comparator.comparing(Deadline::at));
  private Instant now = Instant.EPOCH;

  /** A lead waits at a desk until then at most. */
  private record Deadline(Instant at, PastLead lead, TeamId team) {}

  /** Leads that were opened before {@code from} only take their places. */
  public PastFloor(Agreement candidate, RosterSource rosters, AccountOwners owners, Instant from) {
    this.candidate = candidate;
    this.rosters = rosters;
    this.preferences = new Preferences(rosters, owners);
    this.from = from;
  }

  public static boolean matters(EventType type) {
    return MATTER.contains(type);
  }

  /** The next that happened. */
  public void add(Event event) {
    pass(event.meta().recordedAt());
    String key = event.leadId() + "/" + event.meta().cycle();
    if (event instanceof HandoffOpened opened) {
      open(key, opened);
      return;
    }
    PastLead lead = open.get(key);
    if (lead == null) {
      return; // opened before what is read
    }
    switch (event) {
      case LeadAssigned assigned when lead.realRep == null ->
          lead.realRep = assigned.assignment().rep();
      case LeadQualified _ -> qualified(lead);
      case LeadRejected rejected -> lead.none = isNone(rejected.reasonCode());
      case LeadDisqualified disqualified -> lead.none = isNone(disqualified.reasonCode());
      case HandoffClosed closed -> {
        leave(lead, result(lead, closed.outcome()));
        open.remove(key);
        tallies.ended(lead, now);
      }
      default -> {
        // moves no lead here
      }
    }
  }

  private boolean isNone(String reason) {
    return candidate.dispositions().returnsTurn().contains(reason);
  }

  private static Result result(PastLead lead, Outcome outcome) {
    if (lead.none) {
      return Result.NO_LEAD;
    }
    if (lead.qualified) {
      return Result.QUALIFIED;
    }
    return switch (outcome) {
      case REJECTED, RECYCLED, DISQUALIFIED -> Result.UNQUALIFIED;
      case WON, LOST, WITHDRAWN, CONSENT_WITHDRAWN, MERGED, ERASED -> Result.OPEN;
    };
  }

  private void open(String key, HandoffOpened event) {
    Facts facts = new Facts(event.lead(), new Score(event.score(), 0), event.stage(), Map.of());
    PastLead lead =
        new PastLead(
            event.leadId().value(),
            event.meta().cycle(),
            facts,
            !event.meta().recordedAt().isBefore(from));
    open.put(key, lead);
    List<Stop> rules = candidate.route(facts).map(Routing::stops).orElse(List.of());
    lead.way.addAll(preferences.before(facts.lead().companyDomain(), null, rules, now));
    onwards(lead);
    tallies.opened(lead);
  }

  /** To the next desk of its way that has somebody, or where it may wait. */
  private void onwards(PastLead lead) {
    lead.at = null;
    while (!lead.way.isEmpty()) {
      Stop stop = lead.way.remove();
      PastDesk desk = desk(stop.team());
      if (desk.roster().known() && desk.ask(lead, stop, now)) {
        if (lead.rep == null) {
          wait(lead, stop, desk);
        }
        return;
      }
    }
    lead.reason = UnroutedReason.NO_RULE;
    lead.waitsSince = now;
  }

  private void wait(PastLead lead, Stop stop, PastDesk desk) {
    lead.waitsSince = now;
    tallies.waits(desk);
    if (stop.waits() != null) {
      deadlines.add(new Deadline(now.plus(stop.waits()), lead, stop.team()));
    }
  }

  private PastDesk desk(TeamId team) {
    return desks.computeIfAbsent(
        team,
        each -> {
          Roster roster = rosters.roster(each, now);
          return new PastDesk(roster, now, lead -> tallies.given(lead, desk(each), now));
        });
  }

  private void qualified(PastLead lead) {
    lead.qualified = true;
    Facts facts = new Facts(lead.facts.lead(), lead.facts.score(), Stage.SQL, Map.of());
    Optional<RoutingRule> closing =
        candidate.handoff().closing().stream()
            .filter(rule -> rule.when().holds(facts))
            .findFirst()
            .filter(rule -> lead.rep != null && !rule.team().equals(lead.at));
    closing.ifPresent(rule -> {
      leave(lead, Result.QUALIFIED);
      lead.way.clear();
      lead.way.addAll(Routing.stops(rule));
      onwards(lead);
    });
  }

  private void leave(PastLead lead, Result result) {
    if (lead.at != null) {
      desk(lead.at).leave(lead, result, now);
    }
  }

  /** Shifts start, rates allow another, leads have waited long enough: in their order. */
  private void pass(Instant until) {
    for (Instant next = next(); !next.isAfter(until); next = next()) {
      now = next.isAfter(now) ? next : now;
      for (PastDesk desk : List.copyOf(desks.values())) {
        if (!desk.nextChange().isAfter(now)) {
          desk.serve(now);
        }
      }
      while (!deadlines.isEmpty() && !deadlines.peek().at().isAfter(now)) {
        overdue(deadlines.remove());
      }
    }
    now = until.isAfter(now) ? until : now;
  }

  private Instant next() {
    Instant next = deadlines.isEmpty() ? Instant.MAX : deadlines.peek().at();
    for (PastDesk desk : desks.values()) {
      next = desk.nextChange().isBefore(next) ? desk.nextChange() : next;
    }
    return next;
  }

  private void overdue(Deadline deadline) {
    PastLead lead = deadline.lead();
    if (lead.rep == null && deadline.team().equals(lead.at) && !lead.way.isEmpty()) {
      leave(lead, Result.OPEN);
      onwards(lead);
    }
  }

  /** As it stands at {@code until}. */
  public Forecast result(Instant until) {
    pass(until);
    open.values().forEach(lead -> tallies.ended(lead, now));
    return tallies.forecast(desks);
  }
}
