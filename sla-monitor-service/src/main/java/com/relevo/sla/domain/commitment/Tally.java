package com.relevo.sla.domain.commitment;

/** Leads that count, and those of them that are as promised. */
public record Tally(long hits, long total) {
  public static final Tally NONE = new Tally(0, 0);

  public Tally plus(Tally other) {
    return new Tally(hits + other.hits, total + other.total);
  }

  Tally minus(Tally other) {
    return new Tally(hits - other.hits, total - other.total);
  }
}
