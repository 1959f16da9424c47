package com.relevo.events;

import org.jspecify.annotations.Nullable;

/**
 * One structured reason of a decision: the rule's id or a stable code, a sentence for people, and
 * the points it gave where it gave any.
 */
public record Reason(String code, String text, @Nullable Integer points) {
  public static Reason of(String code, String text) {
    return new Reason(code, text, null);
  }
}
