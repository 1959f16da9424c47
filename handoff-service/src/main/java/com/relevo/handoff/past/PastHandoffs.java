package com.relevo.handoff.past;

import com.relevo.agreement.Agreement;
import com.relevo.handoff.config.PastProperties;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.past.Forecast;
import com.relevo.handoff.domain.past.PastFloor;
import com.relevo.kit.simulation.Extent;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Period;
import com.relevo.kit.simulation.Simulations.Plan;

/**
 * A past period by another agreement, in one pass over {@code relevo.handoffs}: in memory are the
 * leads that are open at a time, and some hundred records of each partition.
 */
public final class PastHandoffs {
  private final PastLog past;
  private final PastProperties settings;

  PastHandoffs(PastLog past, PastProperties settings) {
    this.past = past;
    this.settings = settings;
  }

  /** Throws a KafkaException where the broker does not answer. */
  public Plan<Forecast> plan(
      Agreement candidate, RosterSource rosters, AccountOwners owners, Period period) {
    Extent extent = past.extent(period.since().minus(settings.leadIn()), period.until());
    return new Plan<>(
        extent.records(),
        extent.records(),
        progress -> {
          PastFloor floor = new PastFloor(candidate, rosters, owners, period.since());
          past.read(
              extent,
              _ -> true,
              PastFloor::matters,
              event -> {
                if (event.meta().recordedAt().isBefore(period.until())) {
                  floor.add(event);
                }
              },
              progress);
          return floor.result(period.until());
        });
  }
}
