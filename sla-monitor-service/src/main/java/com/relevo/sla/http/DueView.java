package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.sla.domain.DueClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /sla/due} answers. {@code next} is the cursor of the next page. Not {@code
 * complete} where nobody answered for {@code missingPartitions}, or of {@code cutPartitions} only
 * the first leads could be looked at.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DueView(
    Instant asOf,
    Instant until,
    boolean complete,
    List<DueClock> items,
    @Nullable String next,
    List<Integer> partitions,
    List<Integer> missingPartitions,
    List<Integer> cutPartitions) {}
