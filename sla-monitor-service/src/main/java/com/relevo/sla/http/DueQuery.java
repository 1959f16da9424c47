package com.relevo.sla.http;

import com.relevo.kit.http.PageQuery;
import com.relevo.sla.domain.DuePage.Position;
import com.relevo.sla.domain.DuePage.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /sla/due}, as text. */
record DueQuery(
    @Nullable String team,
    @Nullable String target,
    @Nullable String within,
    @Nullable String cursor,
    @Nullable String limit) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  Wanted wanted(Instant now) throws PageQuery.InvalidException {
    return new Wanted(
        name("team", team),
        name("target", target),
        now.plus(horizon()),
        PageQuery.position(cursor, 2, parts -> new Position(Instant.parse(parts[0]), parts[1])),
        PageQuery.size(limit));
  }

  static @Nullable String cursor(@Nullable Position position) {
    return position == null ? null : PageQuery.cursor(position.dueAt(), position.instance());
  }

  private static @Nullable String name(String parameter, @Nullable String value)
      throws PageQuery.InvalidException {
    if (value != null && (value.isBlank() || value.length() > 200)) {
      throw new PageQuery.InvalidException(parameter, "Expected a name of 1 to 200 characters.");
    }
    return value;
  }

  private Duration horizon() throws PageQuery.InvalidException {
    try {
      Duration asked = within == null ? DAY : Duration.parse(within);
      if (!asked.isNegative() && asked.compareTo(LONGEST) <= 0) {
        return asked;
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    throw new PageQuery.InvalidException(
        "within", "Expected an ISO 8601 duration from PT0S to P3660D, such as PT4H.");
  }
}
