package com.relevo.agreement;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Public holidays of a country and its parts, by the rules of jollyday, for the years {@link
 * HolidayYears}. A region may have parts of its own: {@code by/ag}.
 */
final class CountryHolidays {
  private CountryHolidays() {}

  /** ISO 3166 alpha-2 codes in lower case. */
  static Set<String> countries() {
    Set<String> codes = new TreeSet<>();
    HolidayManager.getSupportedCalendarCodes().stream()
        .filter(code -> code.length() == 2)
        .forEach(code -> codes.add(code.toLowerCase(Locale.ROOT)));
    return codes;
  }

  /** The parts of a country, or of the region that {@code path} leads to. */
  static Set<String> regions(String country, List<String> path) {
    CalendarHierarchy at = manager(country).getCalendarHierarchy();
    for (String part : path) {
      at = Objects.requireNonNull(at.getChildren().get(part), part);
    }
    return new TreeSet<>(at.getChildren().keySet());
  }

  /**
   * The names by date. A holiday that moves off the weekend closes both dates: whoever opens on
   * Saturdays keeps the day itself.
   */
  static Map<LocalDate, String> of(String country, List<String> path) {
    HolidayManager manager = manager(country);
    String[] region = path.toArray(String[]::new);
    Map<LocalDate, String> names = new TreeMap<>();
    for (int year = HolidayYears.FIRST; year <= HolidayYears.LAST; year++) {
      Set<Holiday> holidays =
          manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, region);
      for (Holiday holiday : new TreeSet<>(holidays)) {
        String name = holiday.getDescription(Locale.ENGLISH);
        names.putIfAbsent(holiday.getActualDate(), name);
        names.putIfAbsent(holiday.getDate(), name + " (observed)");
      }
    }
    return names;
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }
}
