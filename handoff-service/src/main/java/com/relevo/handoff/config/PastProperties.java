package com.relevo.handoff.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of dry runs of the past, under {@code relevo.handoff.past}. {@code maxPeriod} is the
 * longest period, {@code leadIn} how much before it is read to know what is open at its start,
 * {@code maxRecords} the most records of both.
 */
@ConfigurationProperties("relevo.handoff.past")
public record PastProperties(
    @DefaultValue("190d") Duration maxPeriod,
    @DefaultValue("30d") Duration leadIn,
    @DefaultValue("2000000") long maxRecords) {
  public PastProperties {
    require("max-period", !maxPeriod.isNegative() && !maxPeriod.isZero(), maxPeriod);
    require("lead-in", !leadIn.isNegative(), leadIn);
    require("max-records", maxRecords > 0, maxRecords);
  }

  private static void require(String name, boolean good, Object value) {
    if (!good) {
      throw new IllegalArgumentException(
          "Expected relevo.handoff.past." + name + " above zero, but it is " + value);
    }
  }
}
