package com.relevo.handoff.domain.roster;

import java.util.List;

/**
 * What came of a {@link RosterCommand}: a result for each wish where all took effect, else the
 * faults, and nothing did.
 */
public record RosterAnswer(List<Result> results, List<Fault> faults) {
  public RosterAnswer {
    results = results == null ? List.of() : List.copyOf(results);
    faults = faults == null ? List.of() : List.copyOf(faults);
  }

  /** {@code changed} is false where it was so before; its version is the one before then. */
  public record Result(RosterKey key, long version, boolean changed) {}

  /** Why wish number {@code row} cannot be; {@code version} is what its entry is at. */
  public record Fault(int row, Why why, String text, long version) {}

  /** Why not; {@link #code} is stable. */
  public enum Why {
    CHANGED_MEANWHILE,
    UNKNOWN_ENTRY,
    EMAIL_TAKEN;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
