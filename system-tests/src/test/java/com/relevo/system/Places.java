package com.relevo.system;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has which lead, by the events on the topic alone, read by somebody who knows nothing of the
 * service: what must never be is a fault.
 */
final class Places {
  private enum Standing {
    NOWHERE,
    WAITS,
    HELD,
    CLOSED
  }

  /** A place taken or left. */
  private record Move(Instant at, RepId rep, int by) {}

  private final Map<String, Standing> standings = new HashMap<>();
  private final Map<String, Assignment> holders = new HashMap<>();
  private final Map<String, TeamId> waitsAt = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  static Places of(List<? extends Event> events) {
    Places places = new Places();
    events.forEach(places::hear);
    return places;
  }

  private void hear(Event event) {
    if (!ids.add(event.meta().eventId())) {
      faults.add("Twice on the topic: " + event);
    }
    String lead = event.leadId() + "/" + event.meta().cycle();
    switch ((HandoffEvent) event) {
      case HandoffOpened _ -> standings.put(lead, Standing.NOWHERE);
      case LeadAssigned assigned -> {
        if (standings.get(lead) == Standing.HELD || standings.get(lead) == Standing.CLOSED) {
          faults.add("Two owners, or one after its end: " + assigned);
        }
        holders.put(lead, assigned.assignment());
        standings.put(lead, Standing.HELD);
        moves.add(new Move(at(event), assigned.assignment().rep(), 1));
      }
      case LeadUnassigned _, LeadReturned _ -> left(lead, event, Standing.NOWHERE);
      case LeadUnrouted unrouted -> {
        standings.put(lead, Standing.WAITS);
        if (unrouted.team() != null) {
          waitsAt.put(lead, unrouted.team());
        }
      }
      case HandoffClosed _ -> left(lead, event, Standing.CLOSED);
      default -> {
        // moves no lead
      }
    }
  }

  private static Instant at(Event event) {
    return event.meta().recordedAt();
  }

  private void left(String lead, Event event, Standing standing) {
    Assignment held = holders.remove(lead);
    if (held != null) {
      moves.add(new Move(at(event), held.rep(), -1));
    }
    standings.put(lead, standing);
  }

  int leads() {
    return standings.size();
  }

  long held() {
    return standings.values().stream().filter(each -> each == Standing.HELD).count();
  }

  long closed() {
    return standings.values().stream().filter(each -> each == Standing.CLOSED).count();
  }

  /** Neither with somebody nor with a reason why not. */
  long nowhere() {
    return standings.values().stream().filter(each -> each == Standing.NOWHERE).count();
  }

  /** Teams where leads wait though {@code capacity} places of the team are not all taken. */
  boolean someoneWaitsForNothing(int capacity) {
    Map<TeamId, Integer> held = new HashMap<>();
    holders.values().forEach(each -> held.merge(each.team(), 1, Integer::sum));
    return standings.entrySet().stream()
        .filter(each -> each.getValue() == Standing.WAITS)
        .map(each -> waitsAt.get(each.getKey()))
        .anyMatch(team -> team == null || held.getOrDefault(team, 0) < capacity);
  }

  /** The most that any rep had at a time. */
  int most() {
    Map<RepId, Integer> open = new HashMap<>();
    int most = 0;
    List<Move> inOrder = new ArrayList<>(moves);
    inOrder.sort(Comparator.comparing(Move::at).thenComparing(Move::by));
    for (Move move : inOrder) {
      most = Math.max(most, open.merge(move.rep(), move.by(), Integer::sum));
    }
    return most;
  }

  List<String> faults() {
    return faults;
  }
}
