package com.relevo.handoff.http;

import com.relevo.handoff.domain.work.WorkItem.Position;
import com.relevo.handoff.domain.work.WorkPage;
import com.relevo.kit.http.PageQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters of a queue's page, as text. */
record WorkQuery(@Nullable String cursor, @Nullable String limit) {

  WorkPage page() throws PageQuery.InvalidException {
    return new WorkPage(
        PageQuery.position(
            cursor,
            4,
            parts ->
                new Position(
                    Boolean.parseBoolean(parts[0]),
                    Instant.parse(parts[1]),
                    Instant.parse(parts[2]),
                    parts[3])),
        PageQuery.size(limit));
  }

  static @Nullable String cursor(@Nullable Position end) {
    return end == null ? null : PageQuery.cursor(end.rests(), end.dueAt(), end.since(), end.lead());
  }
}
