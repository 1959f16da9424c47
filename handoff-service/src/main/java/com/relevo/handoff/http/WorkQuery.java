package com.relevo.handoff.http;

import com.relevo.handoff.domain.work.WorkItem.Position;
import com.relevo.handoff.domain.work.WorkPage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The parameters of a queue's page, as text. */
record WorkQuery(@Nullable String cursor, @Nullable String limit) {
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

  WorkPage page() throws InvalidException {
    return new WorkPage(position(), size());
  }

  /** Opaque to whoever gets it; {@link #position} reads it. */
  static @Nullable String cursor(@Nullable Position end) {
    return end == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                String.join("|", "" + end.rests(), "" + end.dueAt(), "" + end.since(), end.lead())
                    .getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable Position position() throws InvalidException {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 4);
      if (parts.length == 4) {
        return new Position(
            Boolean.parseBoolean(parts[0]),
            Instant.parse(parts[1]),
            Instant.parse(parts[2]),
            parts[3]);
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // said below
    }
    throw new InvalidException("cursor", "Expected the next of the page before, unchanged.");
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
}
