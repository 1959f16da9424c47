package com.relevo.agreement;

import com.relevo.agreement.calendar.AlwaysOpenCalendar;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Holidays;
import com.relevo.agreement.calendar.HoursCalendar;
import com.relevo.agreement.calendar.Schedule;
import com.relevo.agreement.calendar.Shift;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code calendars}. */
final class CalendarsReader {
  /** Names that targets already give a meaning. */
  private static final Set<String> RESERVED = Set.of("elapsed", "team", "rep");

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final Problems problems;
  private final Ids names;
  private final Attachments attachments;

  CalendarsReader(Problems problems, Ids names, Attachments attachments) {
    this.problems = problems;
    this.names = names;
    this.attachments = attachments;
  }

  Map<String, BusinessCalendar> read(Section agreement) {
    Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
    names.add(AlwaysOpenCalendar.ELAPSED.name(), Place.START);
    agreement
        .optional("calendars")
        .ifPresent(node -> readAll(Section.of("the calendars", node, problems), calendars));
    calendars.put(AlwaysOpenCalendar.ELAPSED.name(), AlwaysOpenCalendar.ELAPSED);
    return calendars;
  }

  private void readAll(Section section, Map<String, BusinessCalendar> into) {
    section
        .entries()
        .forEach((name, node) -> {
          if (RESERVED.contains(name)) {
            problems.add(
                section.atKey(name),
                "Expected a calendar's own name, but "
                    + name
                    + " already has a meaning in targets");
          } else {
            names.add(name, section.atKey(name));
            into.put(
                name, calendar(name, Section.of("calendar " + name, "a calendar", node, problems)));
          }
        });
  }

  private BusinessCalendar calendar(String name, Section section) {
    if (section.has("hours")
        && section.optional("hours").map(Section::textOf).filter("always"::equals).isPresent()) {
      section.close();
      return new AlwaysOpenCalendar(name);
    }
    ZoneId zone = zone(section);
    Map<DayOfWeek, List<Shift>> weekly = weekly(section);
    Map<LocalDate, List<Shift>> special = byDate(section, "special");
    Holidays holidays = new HolidaysReader(problems, attachments).read(section, special.keySet());
    Map<LocalDate, List<Shift>> breaks = byDate(section, "breaks");
    section.close();
    special.keySet().stream()
        .filter(date -> holidays.nameOf(date).isPresent())
        .forEach(date -> contradiction(section, date));
    Schedule schedule = new Schedule(zone, weekly, holidays, special, breaks);
    if (!schedule.opensRegularly()) {
      problems.add(
          section.at(),
          "Expected calendar " + name + " to open on some day of the week, but it never does");
    }
    return new HoursCalendar(name, schedule);
  }

  private void contradiction(Section section, LocalDate date) {
    problems.add(
        section.at("special"),
        "Expected " + date + " as a holiday or with special hours, but it is both");
  }

  private ZoneId zone(Section section) {
    String zone = section.text("zone");
    if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
      problems.add(
          section.at("zone"),
          "Expected an IANA time zone such as Europe/Berlin, but there is no " + zone,
          Suggestion.among(ZoneId.getAvailableZoneIds(), zone));
    }
    return ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : ZoneOffset.UTC;
  }

  private Map<DayOfWeek, List<Shift>> weekly(Section calendar) {
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    Section hours = calendar.section("hours", "the hours");
    hours
        .entries()
        .forEach((days, node) -> {
          List<Shift> shifts = shifts(days, node);
          for (DayOfWeek day : days(days, hours.atKey(days))) {
            if (weekly.putIfAbsent(day, shifts) != null) {
              problems.add(
                  hours.atKey(days),
                  "Expected the hours of each day once, but " + nameOf(day) + " has some already");
            }
          }
        });
    return weekly;
  }

  private List<DayOfWeek> days(String text, Place at) {
    String[] ends = text.toLowerCase(Locale.ROOT).split("-", -1);
    int first = DAYS.indexOf(ends[0]);
    int last = DAYS.indexOf(ends[ends.length - 1]);
    if (ends.length > 2 || first < 0 || last < first) {
      problems.add(at, "Expected a day such as mon, or days such as mon-fri, but it is " + text);
      return List.of();
    }
    return List.of(DayOfWeek.values()).subList(first, last + 1);
  }

  private static String nameOf(DayOfWeek day) {
    return DAYS.get(day.ordinal());
  }

  /** A list of intervals, or just one. */
  private List<Shift> shifts(String key, Node node) {
    List<Node> items = node instanceof ScalarNode ? List.of(node) : listIn(key, node);
    List<Shift> shifts = new ArrayList<>();
    items.forEach(item -> shift(item, shifts));
    return shifts;
  }

  private List<Node> listIn(String key, Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue();
    }
    problems.add(
        node,
        "Expected hours such as 09:00-12:30 for " + key + ", but it is " + Section.describe(node));
    return List.of();
  }

  private void shift(Node node, List<Shift> into) {
    String text = Section.textOf(node);
    String[] ends = text == null ? new String[0] : text.split("-", -1);
    try {
      if (ends.length != 2) {
        throw new DateTimeException("not two times");
      }
      into.add(Shift.of(ends[0].strip(), ends[1].strip()));
    } catch (DateTimeException _) {
      problems.add(node, "Expected hours such as 09:00-12:30, but it is " + Section.describe(node));
    }
  }

  private Map<LocalDate, List<Shift>> byDate(Section calendar, String key) {
    Map<LocalDate, List<Shift>> byDate = new HashMap<>();
    calendar
        .optional(key)
        .map(node -> Section.of(key + " hours", node, problems))
        .ifPresent(section ->
            section
                .entries()
                .forEach((date, node) -> dated(date, section.atKey(date), node, byDate)));
    return byDate;
  }

  private void dated(String date, Place at, Node node, Map<LocalDate, List<Shift>> into) {
    List<Shift> shifts = shifts(date, node);
    try {
      into.put(LocalDate.parse(date), shifts);
    } catch (DateTimeException _) {
      problems.add(at, "Expected a date such as 2026-12-24, but it is " + date);
    }
  }
}
