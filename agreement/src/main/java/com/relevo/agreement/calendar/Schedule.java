package com.relevo.agreement.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Opening hours as people write them. {@code special} replaces the weekly hours of a date, a
 * holiday closes every shift that starts on it, {@code breaks} cut out of whatever is open then. A
 * weekday that is missing is closed.
 */
public record Schedule(
    ZoneId zone,
    Map<DayOfWeek, List<Shift>> weekly,
    Holidays holidays,
    Map<LocalDate, List<Shift>> special,
    Map<LocalDate, List<Shift>> breaks) {
  private static final int DAY = 86_400;

  public Schedule {
    weekly = Map.copyOf(weekly);
    special = Map.copyOf(special);
    breaks = Map.copyOf(breaks);
  }

  public static Schedule weekly(ZoneId zone, Map<DayOfWeek, List<Shift>> weekly) {
    return new Schedule(zone, weekly, Holidays.UNKNOWN, Map.of(), Map.of());
  }

  public boolean isHoliday(LocalDate date) {
    return holidays.contains(date);
  }

  /**
   * Whether its weekly hours open again and again, yearly holidays considered; dates of their own
   * run out one day.
   */
  public boolean opensRegularly() {
    LocalDate first = LocalDate.EPOCH;
    // Weekdays and dates repeat after 400 years. Almost every calendar answers within the first
    // week of them.
    return first.datesUntil(first.plusYears(400)).anyMatch(this::opensByTheWeek);
  }

  private boolean opensByTheWeek(LocalDate date) {
    return !weeklyOn(date).isEmpty() && !holidays.yearly().containsKey(MonthDay.from(date));
  }

  List<Shift> shiftsOn(LocalDate date) {
    return isHoliday(date) ? List.of() : shiftsBarHolidays(date);
  }

  /** What would be open on {@code date} if it were no holiday. */
  List<Shift> shiftsBarHolidays(LocalDate date) {
    List<Shift> replaced = special.get(date);
    return replaced != null ? replaced : weeklyOn(date);
  }

  List<Shift> breaksOn(LocalDate date) {
    return breaks.getOrDefault(date, List.of());
  }

  /** Where shifts that start on {@code date} lie on the time line. */
  List<Stretch> resolve(LocalDate date, List<Shift> shifts) {
    List<Stretch> stretches = new ArrayList<>(shifts.size());
    for (Shift shift : shifts) {
      long from = second(date, shift.open());
      long to = second(date, shift.close());
      if (from < to) { // A clock change can swallow a shift whole.
        stretches.add(new Stretch(from, to));
      }
    }
    return stretches;
  }

  /**
   * When the clocks show {@code secondOfDay} of {@code date}; from 86,400 on, of the days after.
   */
  long second(LocalDate date, int secondOfDay) {
    int second = secondOfDay % DAY;
    LocalDateTime local =
        date.plusDays(secondOfDay / DAY).atTime(second / 3600, second / 60 % 60, second % 60);
    return local.atZone(zone).toEpochSecond();
  }

  private List<Shift> weeklyOn(LocalDate date) {
    return weekly.getOrDefault(date.getDayOfWeek(), List.of());
  }
}
