package com.relevo.handoff.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.handoff.domain.work.WorkItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a queue. {@code next} is the cursor of the next. Not {@code complete} where nobody
 * answered for {@code missingPartitions}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkView(
    Instant asOf,
    boolean complete,
    List<WorkItem> items,
    @Nullable String next,
    List<Integer> partitions,
    List<Integer> missingPartitions) {}
