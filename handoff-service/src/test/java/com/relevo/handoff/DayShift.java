package com.relevo.handoff;

import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.agreement.calendar.Schedule;
import com.relevo.agreement.calendar.Shift;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Open every day between two hours of UTC: enough to move reps in and out of their hours by hand.
 */
final class DayShift {
  private DayShift() {}

  static BusinessCalendar of(String name, int from, int to) {
    List<Shift> hours = List.of(new Shift(from * 3600, to * 3600));
    return new HoursCalendar(
        name,
        Schedule.weekly(
            ZoneOffset.UTC,
            Stream.of(DayOfWeek.values()).collect(Collectors.toMap(day -> day, _ -> hours))));
  }
}
