package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A sales team, as the agreement names it. */
public record TeamId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TeamId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("Expected a TeamId, but it is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
