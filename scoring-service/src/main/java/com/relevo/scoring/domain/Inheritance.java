package com.relevo.scoring.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a lead did before it was merged into {@code leadId}, by the event {@code cause}; {@code
 * returned} where it was split off again and takes that back.
 */
public record Inheritance(
    String leadId, List<Deed> deeds, boolean returned, String cause, Instant at) {
  public Inheritance {
    deeds = List.copyOf(deeds);
  }
}
