package com.relevo.sla.domain;

import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.DealWon;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.ScoringEvent.QualificationChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What docs/sla-semantics.md says must become of each clock of {@code Samples.complete}, from
 * nothing but the list of what happened when and was read when. Slow and plain: time is an array of
 * minutes that are open or not, whatever is asked is counted anew each time, and no code is shared
 * with the clockwork. Each minute ends with a look at what is due. One lead, cycles 1 and 2.
 */
final class SlowOracle {
  private static final int NEVER = Integer.MAX_VALUE;

  record Read(Event event, Instant readAt) {
    Instant at() {
      return event.meta().occurredAt();
    }
  }

  /** One clock, as the oracle has it. */
  private static final class Run {
    final String target;
    final int cycle;
    final String part;
    final int anchor;
    String state = "RUNNING";
    final List<String> fired = new ArrayList<>();
    int behind;
    int breachedAt;
    boolean takenBack;

    Run(String target, int cycle, String part, int anchor) {
      this.target = target;
      this.cycle = cycle;
      this.part = part;
      this.anchor = anchor;
    }

    String id() {
      return "lead-1/" + cycle + "/" + target + (part == null ? "" : "/" + part);
    }
  }

  private record Step(String name, int minutes) {}

  private final Instant zero;
  private final boolean[] open;
  private final List<Read> history;
  private final List<Event> known = new ArrayList<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();

  /** Counted once per fact that is learnt; it is slow enough. */
  private final Map<String, Integer> dues = new HashMap<>();

  private final Map<Integer, boolean[]> pauses = new HashMap<>();

  /** {@code open} says of each minute from {@code zero} on whether it counts. */
  SlowOracle(List<Read> history, Instant zero, boolean[] open) {
    this.history = history;
    this.zero = zero;
    this.open = open;
  }

  /** By the clock's id: its state, then every step that fired and when it was due. */
  Map<String, String> verdicts(Instant end) {
    for (int i = 0; i < history.size(); i++) {
      known.add(history.get(i).event());
      dues.clear();
      pauses.clear();
      start();
      int now = minute(history.get(i).readAt());
      runs.values().forEach(run -> judge(run, now));
      int next = minute(i + 1 < history.size() ? history.get(i + 1).readAt() : end);
      if (i + 1 == history.size() || next > minute(history.get(i).readAt())) {
        fireUntil(i + 1 == history.size() ? next : next - 1);
      }
    }
    Map<String, String> verdicts = new TreeMap<>();
    runs.values().forEach(run -> verdicts.put(run.id(), run.state + " " + run.fired));
    return verdicts;
  }

  // --- What is owed.

  private void start() {
    if (first(LeadErased.class, 0, _ -> true) != NEVER) {
      return;
    }
    for (int cycle = 1; cycle <= 2; cycle++) {
      int opened = opened(cycle);
      if (opened == NEVER) {
        continue;
      }
      begin("route", cycle, null, opened);
      begin("respond", cycle, null, opened);
      if (outcome(cycle) == Outcome.REJECTED) {
        begin("answer", cycle, null, closed(cycle));
      }
      int decide = entered(cycle);
      if (decide != NEVER) {
        begin("decide", cycle, null, decide);
      }
      for (String assignment : List.of("a1", "a2")) {
        int given = given(cycle, assignment);
        if (given != NEVER) {
          begin("accept", cycle, assignment, given);
        }
      }
      for (ContactLogged contact : owing(cycle)) {
        int at = minute(contact.meta().occurredAt());
        if (unpaused(at, 240) <= opened + 3 * 24 * 60) {
          begin("follow-up", cycle, part(contact), at);
        }
      }
    }
  }

  private void begin(String target, int cycle, String part, int anchor) {
    Run run = new Run(target, cycle, part, anchor);
    runs.putIfAbsent(run.id(), run);
  }

  // --- What the facts say of a clock, in the words of the table.

  private void judge(Run run, int now) {
    String says = says(run);
    if (run.state.equals("BREACHED") && !says.equals("in time") && !says.equals("late")) {
      int due = due(run, budget(run));
      if (due > now && due > run.breachedAt) {
        run.state = "RUNNING";
        run.takenBack = true;
      }
    }
    String event =
        switch (says) {
          case "in time" -> "MET";
          case "late" -> run.state.equals("BREACHED") ? "MET_LATE" : run.state;
          case "released" -> running(run) ? "CANCELLED" : run.state;
          case "unknowable" -> running(run) ? "UNMEASURABLE" : run.state;
          case "standing" -> running(run) ? "PAUSED" : run.state;
          default -> running(run) ? "RUNNING" : run.state;
        };
    run.state = event;
  }

  private static boolean running(Run run) {
    return run.state.equals("RUNNING") || run.state.equals("PAUSED");
  }

  private String says(Run run) {
    int due = due(run, budget(run));
    int end = end(run);
    int done = done(run);
    if (done != NEVER && done <= end) {
      return done <= due ? "in time" : "late";
    }
    if (end != NEVER && end <= due) {
      return presumed(run) <= end ? "unknowable" : "released";
    }
    return due == NEVER && paused(run, open.length - 1) ? "standing" : "open";
  }

  private int done(Run run) {
    return switch (run.target) {
      case "route" -> Math.min(given(run.cycle, "a1"), given(run.cycle, "a2"));
      case "accept" ->
          Math.min(
              first(
                  LeadAccepted.class,
                  run.cycle,
                  each -> each.assignment().id().value().equals(run.part)),
              first(
                  LeadRejected.class,
                  run.cycle,
                  each -> each.assignment().id().value().equals(run.part)));
      case "respond" ->
          contacts(run.cycle).isEmpty()
              ? NEVER
              : minute(contacts(run.cycle).getFirst().meta().occurredAt());
      case "follow-up" -> next(run);
      case "decide" ->
          entered(run.cycle) == NEVER
              ? NEVER
              : Math.min(left(run.cycle), run.cycle == 1 ? opened(2) : NEVER);
      default -> run.cycle == 1 ? opened(2) : NEVER;
    };
  }

  private int next(Run run) {
    List<ContactLogged> contacts = contacts(run.cycle);
    for (int i = 0; i + 1 < contacts.size(); i++) {
      if (part(contacts.get(i)).equals(run.part)) {
        return minute(contacts.get(i + 1).meta().occurredAt());
      }
    }
    return NEVER;
  }

  private int end(Run run) {
    int end = Math.min(consentEnd(run.anchor), first(LeadErased.class, 0, _ -> true));
    if (!List.of("answer", "decide").contains(run.target)) {
      end = Math.min(end, closed(run.cycle));
    }
    if (run.target.equals("decide")) {
      boolean fell = outcome(run.cycle) == Outcome.WITHDRAWN;
      end = fell ? Math.min(end, closed(run.cycle)) : end;
      end = entered(run.cycle) == NEVER ? run.anchor : end;
    }
    if (run.target.equals("accept")) {
      String other = run.part.equals("a1") ? "a2" : "a1";
      int given = given(run.cycle, other);
      end = given != NEVER && given > run.anchor ? Math.min(end, given) : end;
    }
    if (run.target.equals("follow-up")) {
      end = Math.min(end, first(LeadQualified.class, run.cycle, _ -> true));
      boolean owes = owing(run.cycle).stream().anyMatch(each -> part(each).equals(run.part));
      end = owes ? end : run.anchor;
    }
    return end == NEVER ? NEVER : Math.max(end, run.anchor);
  }

  private int consentEnd(int start) {
    List<ConsentChanged> all =
        all(ConsentChanged.class, 0).stream()
            .sorted(
                Comparator.comparing((ConsentChanged each) -> each.meta().occurredAt())
                    .thenComparing(each -> each.meta().eventId()))
            .toList();
    int end = NEVER;
    boolean allowed = true;
    int since = NEVER;
    for (ConsentChanged each : all) {
      int at = minute(each.meta().occurredAt());
      if (at <= start) {
        allowed = each.contactAllowed();
        since = at;
      } else if (!each.contactAllowed()) {
        end = Math.min(end, at);
      }
    }
    return allowed ? end : since;
  }

  private int presumed(Run run) {
    boolean current = !run.target.equals("accept") || run.part.equals(current(run.cycle));
    if (run.target.equals("route")) {
      int answered = NEVER;
      for (String assignment : List.of("a1", "a2")) {
        if (given(run.cycle, assignment) == NEVER) {
          answered =
              Math.min(
                  answered,
                  first(
                      LeadAccepted.class,
                      run.cycle,
                      each -> each.assignment().id().value().equals(assignment)));
          answered =
              Math.min(
                  answered,
                  first(
                      LeadRejected.class,
                      run.cycle,
                      each -> each.assignment().id().value().equals(assignment)));
        }
      }
      return answered;
    }
    if (!current || !List.of("accept", "respond").contains(run.target)) {
      return NEVER;
    }
    int qualified = first(LeadQualified.class, run.cycle, _ -> true);
    if (run.target.equals("accept") && qualified <= run.anchor) {
      qualified = NEVER; // another did, before this rep had it
    }
    return qualified != NEVER
        ? qualified
        : outcome(run.cycle) == Outcome.WON ? closed(run.cycle) : NEVER;
  }

  // --- Steps.

  private void fireUntil(int horizon) {
    while (true) {
      Run next = null;
      Step step = null;
      int due = NEVER;
      for (Run run : runs.values()) {
        Step candidate = nextStep(run);
        int at = candidate == null ? NEVER : due(run, candidate.minutes);
        boolean earlier =
            at < due || (at == due && next != null && run.id().compareTo(next.id()) < 0);
        if (at <= horizon && earlier) {
          next = run;
          step = candidate;
          due = at;
        }
      }
      if (next == null) {
        return;
      }
      if (step.name.equals("breach") && presumed(next) <= due) {
        next.state = "UNMEASURABLE";
      } else {
        next.fired.add(step.name + "@" + due);
        next.behind = Math.max(next.behind, steps(next).indexOf(step) + 1);
        if (step.name.equals("breach")) {
          next.state = "BREACHED";
          next.breachedAt = due;
        }
      }
      runs.values().forEach(run -> judge(run, NEVER));
    }
  }

  private Step nextStep(Run run) {
    boolean owed =
        running(run) || (run.state.equals("BREACHED") && done(run) == NEVER && end(run) == NEVER);
    if (owed && run.takenBack && running(run)) {
      return steps(run).get(2); // the breach; warnings and what it led to are not repeated
    }
    return owed && run.behind < steps(run).size() ? steps(run).get(run.behind) : null;
  }

  private static List<Step> steps(Run run) {
    int budget = budget(run);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("50%", budget / 2));
    steps.add(new Step("80%", budget * 4 / 5));
    steps.add(new Step("breach", budget));
    if (List.of("accept", "respond").contains(run.target)) {
      steps.add(new Step("+30m", budget + 30));
      steps.add(new Step("+60m", budget + 60));
    }
    return steps;
  }

  private static int budget(Run run) {
    return switch (run.target) {
      case "route" -> 20;
      case "accept" -> 60;
      case "respond" -> 120;
      case "follow-up" -> 240;
      case "decide" -> 300;
      default -> 180;
    };
  }

  // --- Time, minute by minute.

  private int due(Run run, int budget) {
    return dues.computeIfAbsent(run.id() + " " + budget, _ -> count(run, budget));
  }

  private int count(Run run, int budget) {
    int used = 0;
    for (int minute = run.anchor; minute < open.length; minute++) {
      if (used >= budget) {
        return minute;
      }
      used += open[minute] && !paused(run, minute) ? 1 : 0;
    }
    return NEVER;
  }

  private int unpaused(int start, int budget) {
    int minute = start;
    for (int left = budget; left > 0; minute++) {
      left -= open[minute] ? 1 : 0;
    }
    return minute;
  }

  private boolean paused(Run run, int minute) {
    return run.target.equals("respond") && pauses.computeIfAbsent(run.cycle, this::pauses)[minute];
  }

  private boolean[] pauses(int cycle) {
    boolean[] paused = new boolean[open.length];
    if (all(LeadUnrouted.class, cycle).isEmpty()) {
      return paused;
    }
    for (int minute = 0; minute < paused.length; minute++) {
      paused[minute] = waits(cycle, minute);
    }
    return paused;
  }

  private boolean waits(int cycle, int minute) {
    int waiting = last(LeadUnrouted.class, cycle, minute);
    int taken =
        Math.max(
            Math.max(
                last(LeadAssigned.class, cycle, minute), last(LeadAccepted.class, cycle, minute)),
            closed(cycle) <= minute ? closed(cycle) : -1);
    return waiting >= opened(cycle) && waiting > taken;
  }

  private int last(Class<? extends Event> type, int cycle, int until) {
    return all(type, cycle).stream()
        .mapToInt(each -> minute(each.meta().occurredAt()))
        .filter(at -> at <= until)
        .max()
        .orElse(-1);
  }

  // --- Facts.

  private int opened(int cycle) {
    return Math.min(
        first(QualificationChanged.class, cycle, _ -> true),
        first(HandoffOpened.class, cycle, _ -> true));
  }

  private int given(int cycle, String assignment) {
    return first(
        LeadAssigned.class, cycle, each -> each.assignment().id().value().equals(assignment));
  }

  private String current(int cycle) {
    int first = given(cycle, "a1");
    int second = given(cycle, "a2");
    return second != NEVER && (first == NEVER || second >= first)
        ? "a2"
        : first == NEVER ? "nobody" : "a1";
  }

  private int closed(int cycle) {
    return Math.min(
        first(HandoffClosed.class, cycle, _ -> true),
        Math.min(
            first(LeadRejected.class, cycle, _ -> true), first(DealWon.class, cycle, _ -> true)));
  }

  private Outcome outcome(int cycle) {
    int closed = closed(cycle);
    if (closed == NEVER) {
      return null;
    }
    if (first(LeadRejected.class, cycle, _ -> true) == closed) {
      return Outcome.REJECTED;
    }
    return first(DealWon.class, cycle, _ -> true) == closed
        ? Outcome.WON
        : all(HandoffClosed.class, cycle).getFirst().outcome();
  }

  /** Stage SAL: an MQL that was accepted. */
  private int entered(int cycle) {
    int opened = opened(cycle);
    int qualified = first(LeadQualified.class, cycle, _ -> true);
    int accepted =
        all(LeadAccepted.class, cycle).stream()
            .mapToInt(each -> minute(each.meta().occurredAt()))
            .filter(at -> opened != NEVER && at >= opened)
            .min()
            .orElse(NEVER);
    boolean before = qualified != NEVER && qualified < accepted;
    boolean over = closed(cycle) != NEVER && closed(cycle) < accepted && leaves(cycle);
    return before || over ? NEVER : accepted;
  }

  private int left(int cycle) {
    int qualified = first(LeadQualified.class, cycle, _ -> true);
    return Math.min(qualified, leaves(cycle) ? closed(cycle) : NEVER);
  }

  private boolean leaves(int cycle) {
    return closed(cycle) != NEVER && outcome(cycle) != Outcome.WITHDRAWN;
  }

  /** Those that count, in order. */
  private List<ContactLogged> contacts(int cycle) {
    int opened = opened(cycle);
    return all(ContactLogged.class, cycle).stream()
        .filter(each -> each.level() != ContactLevel.AUTOMATED)
        .filter(each -> minute(each.meta().occurredAt()) >= opened)
        .sorted(
            Comparator.comparing((ContactLogged each) -> each.meta().occurredAt())
                .thenComparing(each -> each.meta().eventId()))
        .toList();
  }

  private List<ContactLogged> owing(int cycle) {
    List<ContactLogged> owing = new ArrayList<>();
    for (ContactLogged contact : contacts(cycle)) {
      if (owing.size() == 2 || contact.level() == ContactLevel.CONNECT) {
        break;
      }
      owing.add(contact);
    }
    return owing;
  }

  private static String part(ContactLogged contact) {
    return contact.meta().eventId().substring(0, 8);
  }

  private <T extends Event> int first(Class<T> type, int cycle, Predicate<T> which) {
    return all(type, cycle).stream()
        .filter(which)
        .mapToInt(each -> minute(each.meta().occurredAt()))
        .min()
        .orElse(NEVER);
  }

  /** Of a cycle, or with 0 of all; each once. */
  private <T extends Event> List<T> all(Class<T> type, int cycle) {
    Map<String, T> found = new LinkedHashMap<>();
    for (Event event : known) {
      if (type.isInstance(event) && (cycle == 0 || event.meta().cycle() == cycle)) {
        found.putIfAbsent(event.meta().eventId(), type.cast(event));
      }
    }
    return List.copyOf(found.values());
  }

  private int minute(Instant at) {
    return Math.toIntExact(Duration.between(zero, at).toMinutes());
  }

  @Override
  public String toString() {
    return Arrays.toString(history.toArray());
  }
}
