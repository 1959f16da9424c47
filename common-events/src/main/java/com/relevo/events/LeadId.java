package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One person in Relevo, across all sources and cycles; minted by lead-intake, never derived from
 * personal data.
 */
public record LeadId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LeadId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("Expected a LeadId, but it is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
