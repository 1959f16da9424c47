package com.relevo.scoring.config;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of simulations, under {@code relevo.scoring.simulation}. {@code maxPeriod} is the longest
 * period, {@code leadIn} how much before it is replayed without being counted, {@code maxRecords}
 * the most records of both, {@code atOnce} how many run beside each other; {@code directory} is
 * where they keep their state while they run.
 */
@ConfigurationProperties("relevo.scoring.simulation")
public record SimulationProperties(
    @DefaultValue("190d") Duration maxPeriod,
    @DefaultValue("400d") Duration leadIn,
    @DefaultValue("5000000") long maxRecords,
    @DefaultValue("1") int atOnce,
    @DefaultValue("${java.io.tmpdir}/relevo/simulations") Path directory) {

  public SimulationProperties {
    require("max-period", maxPeriod.isPositive(), maxPeriod);
    require("lead-in", !leadIn.isNegative(), leadIn);
    require("max-records", maxRecords > 0, maxRecords);
    require("at-once", atOnce > 0, atOnce);
  }

  private static void require(String name, boolean good, Object value) {
    if (!good) {
      throw new IllegalArgumentException(
          "Expected relevo.scoring.simulation." + name + " above zero, but it is " + value);
    }
  }
}
