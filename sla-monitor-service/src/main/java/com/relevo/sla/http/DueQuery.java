package com.relevo.sla.http;

import com.relevo.sla.domain.DuePage.Position;
import com.relevo.sla.domain.DuePage.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
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
  private static final int USUAL = 50;
  private static final int MOST = 500;

  /** A parameter that says nothing; {@code code} is stable. */
  static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    private InvalidException(String parameter, String expected) {
      super(expected);
      this.code = "invalid_" + parameter;
    }

    String code() {
      return code;
    }

    String expected() {
      return String.valueOf(getMessage());
    }
  }

  Wanted wanted(Instant now) throws InvalidException {
    return new Wanted(
        name("team", team), name("target", target), now.plus(horizon()), position(), size());
  }

  /** Opaque to whoever gets it; {@link #position} reads it. */
  static @Nullable String cursor(@Nullable Position position) {
    return position == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                (position.dueAt() + "|" + position.instance()).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String name(String parameter, @Nullable String value)
      throws InvalidException {
    if (value != null && (value.isBlank() || value.length() > 200)) {
      throw new InvalidException(parameter, "Expected a name of 1 to 200 characters.");
    }
    return value;
  }

  private Duration horizon() throws InvalidException {
    try {
      Duration asked = within == null ? DAY : Duration.parse(within);
      if (!asked.isNegative() && asked.compareTo(LONGEST) <= 0) {
        return asked;
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    throw new InvalidException(
        "within", "Expected an ISO 8601 duration from PT0S to P3660D, such as PT4H.");
  }

  private int size() throws InvalidException {
    try {
      int asked = limit == null ? USUAL : Integer.parseInt(limit);
      if (asked >= 1 && asked <= MOST) {
        return asked;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new InvalidException("limit", "Expected a whole number from 1 to " + MOST + ".");
  }

  private @Nullable Position position() throws InvalidException {
    if (cursor == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int bar = text.indexOf('|');
      if (bar > 0) {
        return new Position(Instant.parse(text.substring(0, bar)), text.substring(bar + 1));
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // said below
    }
    throw new InvalidException("cursor", "Expected the next of the page before, unchanged.");
  }
}
