package com.relevo.sla.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.sla.storm}: more than {@code breaches} of one target {@code within}
 * a time are an incident.
 */
@ConfigurationProperties("relevo.sla.storm")
public record StormProperties(
    @DefaultValue("50") int breaches, @DefaultValue("10m") Duration within) {

  public StormProperties {
    if (breaches < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.storm.breaches of at least 1, but it is " + breaches);
    }
    if (within.toMillis() < 10) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.storm.within of at least 10ms, but it is " + within);
    }
  }
}
