package com.relevo.intake.fetch;

import com.relevo.intake.domain.source.Source;
import java.time.Duration;
import java.util.Map;

/** Whose people are fetched, and for how long one is tried that cannot be. */
public record FetchSettings(Map<String, Source> sources, Duration patience) {
  boolean fetches() {
    return sources.values().stream().anyMatch(source -> source.fetching() != null);
  }
}
