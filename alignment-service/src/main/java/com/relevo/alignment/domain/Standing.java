package com.relevo.alignment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What else there is: the version in force, and the one that is scheduled to follow it. There is
 * one of each at most.
 */
public record Standing(@Nullable String inForce, @Nullable Successor successor) {

  public record Successor(String version, Instant effectiveAt) {}
}
