package com.relevo.benchmarks.intake;

import org.jspecify.annotations.Nullable;

/** What became of a delivery, as its sender sees it. */
sealed interface Answer {
  /** {@code retryAfter} is the header of that name, as it came. */
  record Status(int code, @Nullable String retryAfter, String body) implements Answer {}

  /** No connection, or one that ended before the answer. */
  record Broken(String how) implements Answer {}

  /** A connection that stayed open, and no answer within {@link Poster#PATIENCE}. */
  record Silence() implements Answer {}

  default boolean acknowledged() {
    return this instanceof Status(int code, _, _) && code / 100 == 2;
  }

  /** Whether a tool knows that it is to send the delivery again. */
  default boolean retryable() {
    return switch (this) {
      case Broken _ -> true;
      case Silence _ -> false;
      case Status(int code, String retryAfter, _) ->
          (code == 429 || code == 503) && retryAfter != null && retryAfter.matches("[1-9]\\d*");
    };
  }

  /** To count answers of one kind by. */
  default String kind() {
    return switch (this) {
      case Broken _ -> "connection broken";
      case Silence _ -> "no answer";
      case Status(int code, String retryAfter, _) ->
          code + (retryAfter == null ? "" : " with Retry-After");
    };
  }
}
