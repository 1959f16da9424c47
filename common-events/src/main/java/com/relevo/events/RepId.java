package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A sales rep, as the agreement names them. */
public record RepId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RepId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("Expected a RepId, but it is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
