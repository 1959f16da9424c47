package com.relevo.sla.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.sla.commands}. A command waits {@code sendTimeout} for the broker to
 * have it, then {@code replyTimeout} for its outcome.
 */
@ConfigurationProperties("relevo.sla.commands")
public record CommandProperties(
    @DefaultValue("1500ms") Duration sendTimeout, @DefaultValue("5s") Duration replyTimeout) {
  public CommandProperties {
    if (sendTimeout.compareTo(Duration.ofMillis(200)) < 0) {
      throw new IllegalArgumentException(
          "Expected relevo.sla.commands.send-timeout to be at least 200 ms, but it is "
              + sendTimeout);
    }
  }
}
