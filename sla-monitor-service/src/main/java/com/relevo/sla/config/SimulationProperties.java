package com.relevo.sla.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of simulations, under {@code relevo.sla.simulation}. {@code maxPeriod} is the longest
 * period, {@code leadIn} how much before it is read to know what its clocks begin with, {@code
 * maxRecords} the most records of both, {@code recordsPerPass} how many records' worth of events
 * are held in memory at once.
 */
@ConfigurationProperties("relevo.sla.simulation")
public record SimulationProperties(
    @DefaultValue("190d") Duration maxPeriod,
    @DefaultValue("30d") Duration leadIn,
    @DefaultValue("2000000") long maxRecords,
    @DefaultValue("25000") long recordsPerPass) {

  public SimulationProperties {
    require("max-period", !maxPeriod.isNegative() && !maxPeriod.isZero(), maxPeriod);
    require("lead-in", !leadIn.isNegative(), leadIn);
    require("max-records", maxRecords > 0, maxRecords);
    require("records-per-pass", recordsPerPass > 0, recordsPerPass);
  }

  private static void require(String name, boolean good, Object value) {
    if (!good) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.simulation." + name + " above zero, but it is " + value);
    }
  }
}
