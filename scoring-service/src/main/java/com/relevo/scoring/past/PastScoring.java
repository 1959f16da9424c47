package com.relevo.scoring.past;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.kit.simulation.Extent;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Period;
import com.relevo.kit.simulation.Simulations.Plan;
import com.relevo.scoring.config.SimulationProperties;
import com.relevo.scoring.simulation.Impact;
import com.relevo.scoring.simulation.Simulation;
import java.util.function.LongConsumer;

/** The scoring of the past under two courses of agreements, in one reading of the log. */
public final class PastScoring {
  private final PastLog log;
  private final SimulationProperties settings;

  public PastScoring(PastLog log, SimulationProperties settings) {
    this.log = log;
    this.settings = settings;
  }

  /** Throws a KafkaException where the broker does not answer. */
  public Plan<Impact> plan(AgreementTimeline timeline, Agreement candidate, Period period) {
    Extent extent = log.extent(period.since().minus(settings.leadIn()), period.until());
    return new Plan<>(
        extent.records(),
        extent.records(),
        progress -> run(extent, timeline, candidate, period, progress));
  }

  private Impact run(
      Extent extent,
      AgreementTimeline timeline,
      Agreement candidate,
      Period period,
      LongConsumer progress) {
    try (Disk disk = Disk.in(settings.directory());
        Simulation simulation =
            new Simulation(
                timeline,
                candidate,
                period.since(),
                period.until(),
                new DiskMemory(disk, 'f'),
                new DiskMemory(disk, 'c'))) {
      log.read(extent, _ -> true, Simulation::matters, simulation::hear, progress);
      return simulation.result();
    }
  }
}
