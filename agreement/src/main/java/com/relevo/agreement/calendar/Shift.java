package com.relevo.agreement.calendar;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Wall-clock hours that start on a date, in seconds since its midnight. One that closes at or
 * before its opening ends on the next day; {@code 24:00} is the next midnight.
 */
public record Shift(int open, int close) {
  private static final int DAY = 86_400;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm[:ss]");

  public Shift {
    if (open < 0 || open >= DAY || close <= open || close > open + DAY) {
      throw new IllegalArgumentException(
          "Expected hours within one day of their opening, but they are "
              + open
              + " to "
              + close
              + " seconds");
    }
  }

  /**
   * From wall times such as {@code 09:00} and {@code 24:00}; a {@link DateTimeParseException} says
   * which is none.
   */
  public static Shift of(String open, String close) {
    int from = secondOfDay(open);
    int to = close.equals("24:00") ? DAY : secondOfDay(close);
    return new Shift(from, to > from ? to : to + DAY);
  }

  private static int secondOfDay(String time) {
    return LocalTime.parse(time, TIME).toSecondOfDay();
  }
}
