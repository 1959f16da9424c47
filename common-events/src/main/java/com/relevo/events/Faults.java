package com.relevo.events;

import org.jspecify.annotations.Nullable;

/**
 * What was told of a lead and cannot be used, field by field; null where nothing is wrong. A value
 * that is known and good hides a later one that was not.
 */
public record Faults(
    @Nullable Validity email,
    @Nullable Validity phone,
    @Nullable Validity country,
    @Nullable Validity company) {
  public static final Faults NONE = new Faults(null, null, null, null);
}
