package com.relevo.local.demo;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaWarned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what was read from the topics, and knows when the story is complete. */
final class Tally {
  private final Map<Class<? extends Event>, Integer> counts = new HashMap<>();
  private final Set<String> deliveries = new HashSet<>();
  private final Set<String> running = new HashSet<>();
  private int duplicates;
  private int captured;
  private int qualified;

  /** A delivery that lead-intake kept; one with a key it has kept before is a repeated one. */
  void delivery(String key) {
    if (!deliveries.add(key)) {
      duplicates++;
    }
  }

  void event(Event event) {
    counts.merge(event.getClass(), 1, Integer::sum);
    switch (event) {
      case LeadCaptured lead when lead.firstSeen() -> captured++;
      case QualificationChanged change when change.stage().qualified() -> qualified++;
      case SlaStarted started -> running.add(started.instance().id());
      case SlaMet met -> running.remove(met.instance().id());
      case SlaBreached breached -> running.remove(breached.instance().id());
      case SlaCancelled cancelled -> running.remove(cancelled.instance().id());
      default -> {} // the rest is only counted
    }
  }

  private int count(Class<? extends Event> type) {
    return counts.getOrDefault(type, 0);
  }

  /** What the story still lacks; empty when it is told. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    atLeast(missing, captured, Script.LEADS, "leads captured");
    atLeast(missing, qualified, Script.QUALIFIED, "leads qualified");
    atLeast(missing, duplicates, 1, "repeated deliveries recognised");
    atLeast(missing, count(LeadAssigned.class), Script.QUALIFIED - 1, "leads assigned");
    atLeast(missing, count(LeadAccepted.class), 2, "leads accepted");
    // Each qualified lead has a clock for routing and one for the response, each assignment one for
    // acceptance.
    atLeast(
        missing,
        count(SlaStarted.class),
        2 * Script.QUALIFIED + count(LeadAssigned.class),
        "clocks started");
    atLeast(missing, count(SlaMet.class), 1, "promises met");
    atLeast(missing, count(SlaWarned.class), 1, "warnings");
    atLeast(missing, count(SlaBreached.class), 1, "breaches");
    if (!running.isEmpty()) {
      missing.add(running.size() + " clocks still run");
    }
    return missing;
  }

  private static void atLeast(List<String> missing, int found, int expected, String what) {
    if (found < expected) {
      missing.add(found + " of " + expected + " " + what);
    }
  }

  String summary() {
    return "demo: captured=%d duplicates=%d qualified=%d assigned=%d accepted=%d met=%d warned=%d breached=%d"
        .formatted(
            captured,
            duplicates,
            qualified,
            count(LeadAssigned.class),
            count(LeadAccepted.class),
            count(SlaMet.class),
            count(SlaWarned.class),
            count(SlaBreached.class));
  }
}
