package com.relevo.sla.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.sla}. {@code tick} is how often due steps are looked for, {@code
 * leadsPerTick} how many leads' steps a tick fires at most before records are read again, {@code
 * watermarkInterval} how often the ends of the log are asked for.
 */
@ConfigurationProperties("relevo.sla")
public record SlaProperties(
    @DefaultValue("20ms") Duration tick,
    @DefaultValue("2000") int leadsPerTick,
    @DefaultValue("100ms") Duration watermarkInterval) {

  public SlaProperties {
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
