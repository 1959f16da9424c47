package com.relevo.intake.domain.source;

import java.util.Map;
import java.util.Optional;

/** The tools that are known, by their names: those that come with Relevo, and its user's own. */
public record Presets(Map<String, Preset> byId) {
  public Presets {
    byId = Map.copyOf(byId);
  }

  public Optional<Preset> ofId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public String names() {
    return String.join(", ", byId.keySet().stream().sorted().toList());
  }
}
