package com.relevo.sla.past;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.LeadId;
import com.relevo.kit.simulation.Extent;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Simulations.Plan;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.simulation.Comparison;
import com.relevo.sla.simulation.Scope;
import com.relevo.sla.simulation.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The clocks of the past under two agreements. A partition is read in passes, each for a share of
 * its leads, so that memory does not grow with the period: what is held at once is some records'
 * worth of events.
 */
public final class PastClocks {
  private final PastLog past;
  private final Map<String, Instant> cutOffs;
  private final SimulationProperties settings;

  PastClocks(PastLog past, Map<String, Instant> cutOffs, SimulationProperties settings) {
    this.past = past;
    this.cutOffs = cutOffs;
    this.settings = settings;
  }

  /** Throws a KafkaException where the broker does not answer. */
  public Plan<Comparison> plan(Agreement inForce, Agreement candidate, Scope scope) {
    Extent extent = past.extent(scope.from().minus(settings.leadIn()), scope.to());
    Collection<Extent> parts = extent.byPartition();
    long reads = parts.stream().mapToLong(part -> part.records() * passes(part)).sum();
    return new Plan<>(
        extent.records(),
        reads,
        progress -> {
          Simulation simulation = new Simulation(inForce, candidate, cutOffs, scope);
          parts.forEach(part -> run(part, simulation, progress));
          return simulation.result();
        });
  }

  private void run(Extent part, Simulation simulation, LongConsumer progress) {
    int passes = passes(part);
    for (int pass = 0; pass < passes; pass++) {
      pass(part, pass, passes, simulation, progress);
    }
  }

  private int passes(Extent part) {
    return (int) Math.ceilDiv(Math.max(1, part.records()), settings.recordsPerPass());
  }

  private void pass(
      Extent part, int pass, int passes, Simulation simulation, LongConsumer progress) {
    Map<LeadId, List<Event>> events = new LinkedHashMap<>();
    past.read(
        part,
        lead -> share(lead, passes) == pass,
        simulation::matters,
        event -> events.computeIfAbsent(event.leadId(), _ -> new ArrayList<>()).add(event),
        progress);
    events.forEach(simulation::add);
  }

  /** Not by the key's bytes alone, which decided on the partition already. */
  private static int share(String lead, int passes) {
    return Math.floorMod((lead.hashCode() * 0x9E3779B9) >>> 7, passes);
  }
}
