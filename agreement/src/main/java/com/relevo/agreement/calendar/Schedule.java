package com.relevo.agreement.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opening hours as people write them. {@code special} replaces the weekly hours of a date, a
 * holiday closes every shift that starts on it, {@code breaks} cut out of whatever is open then. A
 * weekday that is missing is closed.
 */
public record Schedule(
    ZoneId zone,
    Map<DayOfWeek, List<Shift>> weekly,
    Set<LocalDate> holidays,
    Set<MonthDay> yearlyHolidays,
    Map<LocalDate, List<Shift>> special,
    Map<LocalDate, List<Shift>> breaks) {

  public Schedule {
    weekly = Map.copyOf(weekly);
    holidays = Set.copyOf(holidays);
    yearlyHolidays = Set.copyOf(yearlyHolidays);
    special = Map.copyOf(special);
    breaks = Map.copyOf(breaks);
  }

  public static Schedule weekly(ZoneId zone, Map<DayOfWeek, List<Shift>> weekly) {
    return new Schedule(zone, weekly, Set.of(), Set.of(), Map.of(), Map.of());
  }

  public boolean isHoliday(LocalDate date) {
    return holidays.contains(date)
        || (!yearlyHolidays.isEmpty() && yearlyHolidays.contains(MonthDay.from(date)));
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
    return !weekly.getOrDefault(date.getDayOfWeek(), List.of()).isEmpty()
        && !yearlyHolidays.contains(MonthDay.from(date));
  }

  List<Shift> shiftsOn(LocalDate date) {
    if (isHoliday(date)) {
      return List.of();
    }
    List<Shift> replaced = special.get(date);
    return replaced != null ? replaced : weekly.getOrDefault(date.getDayOfWeek(), List.of());
  }

  List<Shift> breaksOn(LocalDate date) {
    return breaks.getOrDefault(date, List.of());
  }
}
