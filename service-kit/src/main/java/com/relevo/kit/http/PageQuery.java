package com.relevo.kit.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How much of a list is asked for, and after what: the parameters of a page, as text. */
public final class PageQuery {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private PageQuery() {}

  /** A parameter that says nothing; {@code code} is stable. */
  public static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    public InvalidException(String parameter, String expected) {
      super(expected);
      this.code = "invalid_" + parameter;
    }

    public String code() {
      return code;
    }

    public String expected() {
      return String.valueOf(getMessage());
    }

    public ResponseEntity<?> response() {
      return Problems.response(HttpStatus.BAD_REQUEST, code, expected());
    }
  }

  /** 50 where nothing is said, at most 500. */
  public static int size(@Nullable String limit) throws InvalidException {
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

  /**
   * Where a page ended, opaque to whoever gets it; only the last of {@code parts} may have a bar in
   * it.
   */
  public static String cursor(Object... parts) {
    String text = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("|"));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What {@code reader} makes of the parts of a cursor; null where there is none. */
  public static <P> @Nullable P position(
      @Nullable String cursor, int parts, Function<String[], P> reader) throws InvalidException {
    if (cursor == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] found = text.split("\\|", parts);
      if (found.length == parts) {
        return reader.apply(found);
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // said below
    }
    throw new InvalidException("cursor", "Expected the next of the page before, unchanged.");
  }
}
