package com.relevo.intake.config;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.source.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code relevo.intake}; an unknown one stops the start. {@code retryAfter} is what
 * a sender is told while the broker is away.
 */
@ConfigurationProperties(prefix = "relevo.intake", ignoreUnknownFields = false)
record IntakeProperties(
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("5s") Duration retryAfter,
    @DefaultValue Map<String, SourceSettings> sources) {

  /** One source, as written; {@code secrets} are never printed. */
  record SourceSettings(
      @Nullable Preset preset,
      @DefaultValue List<String> secrets,
      @Nullable String publicBaseUrl,
      @Nullable String defaultRegion,
      @DefaultValue("form-submitted") EngagementKind engagement) {
    @Override
    public String toString() {
      return "SourceSettings[preset=" + preset + "]";
    }
  }
}
