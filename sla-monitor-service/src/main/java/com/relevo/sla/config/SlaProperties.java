package com.relevo.sla.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.sla}. {@code tick} is how often due steps are looked for, {@code
 * leadsPerTick} how many leads' steps a tick fires at most before records are read again, {@code
 * watermarkInterval} how often the ends of the log are asked for. {@code enforceFrom} gives an
 * import's cut-off by its source: from then on the clocks of its leads count; without one they
 * never start.
 */
@ConfigurationProperties("relevo.sla")
public record SlaProperties(
    @DefaultValue("20ms") Duration tick,
    @DefaultValue("2000") int leadsPerTick,
    @DefaultValue("100ms") Duration watermarkInterval,
    @DefaultValue Map<String, Instant> enforceFrom) {

  public SlaProperties {
    enforceFrom = Map.copyOf(enforceFrom);
    requirePositive("tick", tick);
    requirePositive("watermark-interval", watermarkInterval);
    if (leadsPerTick < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.leads-per-tick of at least 1, but it is " + leadsPerTick);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.sla." + name + " of at least 1ms, but it is " + value);
    }
  }
}
