package com.relevo.agreement;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * Holidays of an iCalendar file (RFC 5545): whole days, of one or several, once or yearly.
 * Cancelled events are passed over. {@code knownUntil} is the last date that is given by itself, as
 * those are what runs out; a file of endless rules alone is known as far as they are worked out.
 */
record FileHolidays(Map<LocalDate, String> dated, LocalDate knownUntil) {
  private static final int MOST_EVENTS = 2_000;
  private static final int MOST_DAYS = 20_000;
  private static final int LONGEST_EVENT = 366;

  /** What is wrong with a file; {@code line} counts from 1. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(int line, String text) {
      super("line " + line + ": " + text);
    }
  }

  static FileHolidays read(String text) throws Invalid {
    List<Integer> lines = linesOfEvents(text);
    if (lines.isEmpty() || lines.size() > MOST_EVENTS) {
      throw new Invalid(
          1, "Expected 1 to " + MOST_EVENTS + " events (VEVENT), but there are " + lines.size());
    }
    List<CalendarComponent> components = parse(text);
    Map<LocalDate, String> dated = new TreeMap<>();
    LocalDate last = LocalDate.MIN;
    int event = 0;
    for (CalendarComponent component : components) {
      if (component instanceof VEvent each) {
        Whole whole = new Whole(each, lines.get(Math.min(event++, lines.size() - 1)));
        whole.addTo(dated);
        last = later(last, whole.lastByItself());
      }
    }
    return new FileHolidays(dated, last.equals(LocalDate.MIN) ? HolidayYears.LAST_DAY : last);
  }

  private static List<CalendarComponent> parse(String text) throws Invalid {
    try {
      return new CalendarBuilder().build(new StringReader(text)).getComponents();
    } catch (ParserException e) {
      throw new Invalid(Math.max(1, e.getLineNo()), "Expected iCalendar, but: " + cause(e));
    } catch (IOException | RuntimeException e) {
      throw new Invalid(1, "Expected iCalendar, but: " + cause(e));
    }
  }

  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static List<Integer> linesOfEvents(String text) {
    List<Integer> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.strip().toUpperCase(Locale.ROOT).equals("BEGIN:VEVENT")) {
        lines.add(number);
      }
    }
    return lines;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** One event, whose faults are told with the line it begins on. */
  private record Whole(VEvent event, int line) {

    void addTo(Map<LocalDate, String> dated) throws Invalid {
      if (isCancelled()) {
        return;
      }
      check();
      for (Period<LocalDate> each : occurrences()) {
        each.getStart().datesUntil(end(each)).forEach(date -> dated.putIfAbsent(date, name()));
        if (dated.size() > MOST_DAYS) {
          throw new Invalid(line, "Expected at most " + MOST_DAYS + " days, but there are more");
        }
      }
    }

    /** The last day where it does not come back for ever, else none. */
    LocalDate lastByItself() {
      return isCancelled() || isEndless()
          ? LocalDate.MIN
          : occurrences().stream()
              .map(each -> end(each).minusDays(1))
              .reduce(LocalDate.MIN, FileHolidays::later);
    }

    private void check() throws Invalid {
      Temporal start = start();
      if (!(start instanceof LocalDate first)) {
        throw new Invalid(
            line, "Expected an event of whole days (DTSTART;VALUE=DATE), but it is " + start);
      }
      Temporal end = event.getEndDate(true).map(each -> (Temporal) each.getDate()).orElse(first);
      if (!(end instanceof LocalDate last)
          || last.isBefore(first)
          || ChronoUnit.DAYS.between(first, last) > LONGEST_EVENT) {
        throw new Invalid(
            line, "Expected an event that ends within a year of its start, but it is " + end);
      }
      for (RRule<?> rule : rules()) {
        if (rule.getRecur().getFrequency() != Frequency.YEARLY) {
          throw new Invalid(
              line, "Expected events to come back yearly, but this one does " + rule.getValue());
        }
      }
      if (text(Property.RECURRENCE_ID).isPresent()) {
        throw new Invalid(
            line, "Expected no changed occurrence (RECURRENCE-ID); state its date as an event");
      }
    }

    private List<Period<LocalDate>> occurrences() {
      Period<LocalDate> years =
          new Period<>(HolidayYears.FIRST_DAY, HolidayYears.LAST_DAY.plusDays(1));
      return List.copyOf(event.<LocalDate>calculateRecurrenceSet(years));
    }

    /** The day after the last one; an event without an end lasts its day. */
    private static LocalDate end(Period<LocalDate> each) {
      LocalDate end = each.getEnd();
      return end.isAfter(each.getStart()) ? end : each.getStart().plusDays(1);
    }

    private boolean isEndless() {
      return !rules().isEmpty()
          && rules().stream()
              .allMatch(
                  rule -> rule.getRecur().getUntil() == null && rule.getRecur().getCount() < 1);
    }

    private List<RRule<?>> rules() {
      return event.getProperties(Property.RRULE);
    }

    private boolean isCancelled() {
      return text(Property.STATUS).filter("CANCELLED"::equalsIgnoreCase).isPresent();
    }

    private Temporal start() throws Invalid {
      Optional<DtStart<?>> start = event.getProperty(Property.DTSTART);
      if (start.isEmpty()) {
        throw new Invalid(line, "Expected an event with its date (DTSTART), but it has none");
      }
      return start.get().getDate();
    }

    private String name() {
      return text(Property.SUMMARY).orElse("holiday");
    }

    private Optional<String> text(String property) {
      Optional<Property> found = event.getProperty(property);
      return found.map(Property::getValue).map(String::strip).filter(text -> !text.isEmpty());
    }
  }
}
