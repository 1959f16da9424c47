package com.relevo.handoff.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.events.HandoffEvent.UnroutedReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /unrouted} answers, oldest first: {@code next} is the cursor of the next page.
 * Not {@code complete} where nobody answered for {@code missingPartitions}, or of {@code
 * cutPartitions} only the first leads could be looked at.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Unrouted(
    Instant asOf,
    boolean complete,
    List<Item> items,
    @Nullable String next,
    List<Integer> partitions,
    List<Integer> missingPartitions,
    List<Integer> cutPartitions) {
  static final Comparator<Item> OLDEST_FIRST =
      Comparator.comparing(Item::since).thenComparing(Item::leadId);

  /** {@code text} says what it waits for; {@code nextTry} is null where no time is known. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String leadId,
      int cycle,
      @Nullable String team,
      UnroutedReason reason,
      String text,
      Instant since,
      long ageSeconds,
      @Nullable Instant nextTry) {}
}
