package com.relevo.scoring.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.scoring}. {@code tick} is how often leads are looked for that time
 * alone changes, {@code leadsPerTick} how many a tick looks at before records are read again;
 * {@code quiet} is how long nothing must have come in for a partition to count as read to its end;
 * {@code services} are what leads may be interested in, as metrics tell it.
 */
@ConfigurationProperties("relevo.scoring")
public record ScoringProperties(
    @DefaultValue("1s") Duration tick,
    @DefaultValue("1000") int leadsPerTick,
    @DefaultValue("10s") Duration quiet,
    @DefaultValue({}) List<String> services) {

  private static final int MOST_SERVICES = 50;

  public ScoringProperties {
    requirePositive("tick", tick);
    requirePositive("quiet", quiet);
    services = List.copyOf(services);
    if (services.size() > MOST_SERVICES) {
      throw new IllegalArgumentException(
          "Expected at most %d of relevo.scoring.services, each a series of its own, but there are %d"
              .formatted(MOST_SERVICES, services.size()));
    }
    if (leadsPerTick < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.scoring.leads-per-tick of at least 1, but it is " + leadsPerTick);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.scoring." + name + " of at least 1ms, but it is " + value);
    }
  }
}
