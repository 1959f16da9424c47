package com.relevo.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads instants in the form they are written in here, {@code 2026-11-26T09:30:00.123Z}, digit by
 * digit; whatever looks otherwise is left to Jackson. An event has several, and with a formatter
 * they were a third of the work of reading it.
 */
final class PlainInstants extends StdDeserializer<Instant> {
  private static final String PATTERN = "0000-00-00T00:00:00";
  private static final int FRACTION = PATTERN.length() + 1;
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_OF_DAY = 86_400;

  PlainInstants() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      Instant plain = read(parser.getString());
      if (plain != null) {
        return plain;
      }
    }
    return InstantDeserializer.INSTANT.deserialize(parser, context);
  }

  /** Null where {@code text} is no instant, or one that is written otherwise. */
  static @Nullable Instant read(String text) {
    int end = text.length() - 1;
    if (end < PATTERN.length() || text.charAt(end) != 'Z' || !looksLikePattern(text)) {
      return null;
    }
    int nanos = nanos(text, end);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      long day =
          LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      return Instant.ofEpochSecond(
          day * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second, nanos);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean looksLikePattern(String text) {
    for (int i = 0; i < PATTERN.length(); i++) {
      char expected = PATTERN.charAt(i);
      if (expected == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
        return false;
      }
    }
    return true;
  }

  /** Of the fraction, where there is one; below zero where it is none. */
  private static int nanos(String text, int end) {
    if (end == PATTERN.length()) {
      return 0;
    }
    int digits = end - FRACTION;
    if (text.charAt(PATTERN.length()) != '.' || digits < 1 || digits > NANO_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int i = FRACTION; i < FRACTION + NANO_DIGITS; i++) {
      if (i < end && !isDigit(text.charAt(i))) {
        return -1;
      }
      nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
