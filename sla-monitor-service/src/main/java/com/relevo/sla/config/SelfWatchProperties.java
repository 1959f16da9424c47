package com.relevo.sla.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How the monitor watches itself, under {@code relevo.sla}. */
@ConfigurationProperties("relevo.sla")
public record SelfWatchProperties(
    @DefaultValue Synthetic synthetic, @DefaultValue Coverage coverage) {

  /** Of each partition {@code leadsPerSecond} are looked at, over and over; zero turns it off. */
  public record Coverage(@DefaultValue("100") int leadsPerSecond) {}

  /**
   * A synthetic clock per partition breaches each {@code interval}, whole seconds; zero turns it
   * off.
   */
  public record Synthetic(@DefaultValue("1m") Duration interval) {
    public Synthetic {
      if (!interval.isZero() && interval.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException(
            "Expected relevo.sla.synthetic.interval of 0s, which is off, or at least 1s, but it is "
                + interval);
      }
    }

    public boolean on() {
      return !interval.isZero();
    }
  }
}
