package com.relevo.sla.domain.storm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last breaches of one target, by tenths of the window, and the incident they are part of, if
 * there is one.
 */
public record Storm(
    String target, List<Bucket> buckets, List<String> examples, @Nullable Incident incident) {
  public Storm {
    buckets = List.copyOf(buckets);
    examples = List.copyOf(examples);
  }

  /** {@code at} is where the tenth begins, {@code first} when its first breach fired. */
  public record Bucket(Instant at, Instant first, Hints hints) {}

  /** An open incident; {@code hints} are of all breaches so far. */
  public record Incident(String id, Instant from, Hints hints, List<String> examples) {
    public Incident {
      examples = List.copyOf(examples);
    }
  }

  public static Storm calm(String target) {
    return new Storm(target, List.of(), List.of(), null);
  }

  Hints hints() {
    return buckets.stream().map(Bucket::hints).reduce(Hints.NONE, Hints::plus);
  }

  Storm opened(@Nullable Incident next) {
    return new Storm(target, buckets, examples, next);
  }

  Storm with(List<Bucket> next, List<String> some) {
    return new Storm(target, next, some, incident);
  }
}
