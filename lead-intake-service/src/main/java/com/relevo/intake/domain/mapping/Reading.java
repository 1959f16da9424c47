package com.relevo.intake.domain.mapping;

import com.relevo.events.EngagementKind;
import java.util.Map;

/**
 * How a source's bodies are to be read, beyond what its tool says: what a submitted form counts as,
 * and what the names stand for that its forms' authors chose ({@code -}: for nothing).
 */
public record Reading(EngagementKind engagement, Map<String, String> names) {
  public Reading {
    names = Map.copyOf(names);
  }

  public static Reading of(EngagementKind engagement) {
    return new Reading(engagement, Map.of());
  }
}
