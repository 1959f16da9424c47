package com.relevo.sla.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.sla.commitments}. {@code grace} is how long after the end of a
 * period late evidence still corrects its verdict, {@code tick} how often partitions tell what they
 * counted.
 */
@ConfigurationProperties("relevo.sla.commitments")
public record CommitmentProperties(
    @DefaultValue("7d") Duration grace, @DefaultValue("1s") Duration tick) {

  public CommitmentProperties {
    if (grace.isNegative() || grace.toDays() > 90) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.commitments.grace from 0 to 90 days, but it is " + grace);
    }
    if (tick.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.commitments.tick of at least 1ms, but it is " + tick);
    }
  }
}
