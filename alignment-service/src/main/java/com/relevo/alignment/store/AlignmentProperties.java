package com.relevo.alignment.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.alignment}. {@code leadTime} is how long before its effective
 * instant a version stands for good, so that every service has read it by then; {@code look} how
 * often is looked for what has come due.
 */
@ConfigurationProperties("relevo.alignment")
record AlignmentProperties(
    @DefaultValue("60s") Duration leadTime, @DefaultValue("500ms") Duration look) {
  AlignmentProperties {
    if (leadTime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "Expected relevo.alignment.lead-time of 1 s or more, but it is " + leadTime);
    }
    if (look.isNegative() || look.isZero()) {
      throw new IllegalArgumentException(
          "Expected relevo.alignment.look of more than 0, but it is " + look);
    }
  }
}
