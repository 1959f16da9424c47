package com.relevo.intake.config;

import com.relevo.events.EngagementKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code relevo.intake}; an unknown one stops the start. {@code retryAfter} is what
 * a sender is told while the broker is away; {@code presets} are files of a user's own, and folders
 * of them; {@code perSecond} is what a source may deliver that says nothing else; {@code
 * fetchPatience} is how long fetching a person is tried.
 */
@ConfigurationProperties(prefix = "relevo.intake", ignoreUnknownFields = false)
record IntakeProperties(
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("10s") Duration bodyTimeout,
    @DefaultValue("5s") Duration retryAfter,
    @DefaultValue("15m") Duration fetchPatience,
    @DefaultValue("10000") int perSecond,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue List<Path> presets,
    @DefaultValue Map<String, SourceSettings> sources) {

  /** One source, as written; its secrets are never printed. */
  record SourceSettings(
      @Nullable String preset,
      @DefaultValue List<String> secrets,
      @DefaultValue List<Path> secretFiles,
      @DefaultValue List<String> verifyTokens,
      @DefaultValue List<String> addresses,
      @Nullable String publicBaseUrl,
      @Nullable String defaultRegion,
      @Nullable String zone,
      @DefaultValue("form-submitted") EngagementKind engagement,
      @DefaultValue Map<String, String> names,
      @Nullable Integer perSecond,
      @Nullable FetchSettings fetch) {
    @Override
    public String toString() {
      return "SourceSettings[preset=" + preset + "]";
    }
  }

  /** How a source's people are fetched: with a token, from elsewhere than the preset says. */
  record FetchSettings(@Nullable String token, @Nullable Path tokenFile, @Nullable String url) {
    @Override
    public String toString() {
      return "FetchSettings[url=" + url + "]";
    }
  }
}
