package com.relevo.sla.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.simulation.Comparison.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same past under the agreement in force and under a candidate, lead by lead. For one thread.
 */
public final class Simulation {
  private static final Comparator<Row> BY_TARGET_AND_TEAM =
      Comparator.comparing(Row::target)
          .thenComparing(row -> row.team() == null ? "" : row.team().value());

  private final Clockwork inForce;
  private final Clockwork candidate;
  private final Scope scope;
  private final boolean firstStage;
  private final Map<Cell, Tallies> cells = new HashMap<>();
  private final Tally inForceTotal = new Tally();
  private final Tally candidateTotal = new Tally();
  private final Changes changes = new Changes();
  private long leads;

  private record Cell(String target, @Nullable TeamId team) {}

  private record Tallies(Tally inForce, Tally candidate) {
    Tallies() {
      this(new Tally(), new Tally());
    }
  }

  /** {@code cutOffs}: from when on imported leads count, by source, as in the live monitor. */
  public Simulation(
      Agreement inForce, Agreement candidate, Map<String, Instant> cutOffs, Scope scope) {
    OneAgreement now = OneAgreement.of(inForce);
    OneAgreement then = OneAgreement.of(candidate);
    this.inForce = new Clockwork(now, cutOffs);
    this.candidate = new Clockwork(then, cutOffs);
    this.firstStage = now.terms().watches(Stage.LEAD) || then.terms().watches(Stage.LEAD);
    this.scope = scope;
  }

  /** Whether events of this type can make a difference; the others need not be given. */
  public boolean matters(EventType type) {
    return type != EventType.LEAD_ENGAGED
        && type != EventType.ACTIVITY_REPORTED
        && (type != EventType.LEAD_CAPTURED || firstStage);
  }

  /** Everything that was recorded of one lead, in any order; once per lead. */
  public void add(LeadId lead, List<Event> events) {
    Map<String, Fate> now = counted(inForce, lead, events);
    Map<String, Fate> then = counted(candidate, lead, events);
    now.values()
        .forEach(fate -> {
          inForceTotal.add(fate);
          cell(fate).inForce.add(fate);
        });
    then.values()
        .forEach(fate -> {
          candidateTotal.add(fate);
          cell(fate).candidate.add(fate);
        });
    Set<String> ids = new LinkedHashSet<>(now.keySet());
    ids.addAll(then.keySet());
    leads += ids.isEmpty() ? 0 : 1;
    ids.forEach(id -> changes.add(now.get(id), then.get(id)));
  }

  public Comparison result() {
    List<Row> rows = new ArrayList<>();
    cells.forEach((cell, tallies) ->
        rows.add(
            new Row(
                cell.target,
                cell.team,
                tallies.inForce.side(),
                tallies.candidate.side(),
                tallies.candidate.figures().minus(tallies.inForce.figures()))));
    rows.sort(BY_TARGET_AND_TEAM);
    return new Comparison(
        leads,
        inForceTotal.figures(),
        candidateTotal.figures(),
        candidateTotal.figures().minus(inForceTotal.figures()),
        List.copyOf(rows),
        changes.all());
  }

  private Map<String, Fate> counted(Clockwork clockwork, LeadId lead, List<Event> events) {
    Map<String, Fate> counted = new LinkedHashMap<>();
    LeadReplay.of(clockwork, lead, events, scope.to())
        .forEach((id, fate) -> {
          if (scope.counts(fate)) {
            counted.put(id, fate);
          }
        });
    return counted;
  }

  private Tallies cell(Fate fate) {
    return cells.computeIfAbsent(new Cell(fate.target(), fate.team()), _ -> new Tallies());
  }
}
