package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One lead given to one rep once; a later rep, or a later cycle, is another assignment. */
public record AssignmentId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AssignmentId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("Expected a AssignmentId, but it is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
