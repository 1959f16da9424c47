package com.relevo.agreement;

import com.relevo.agreement.calendar.Holidays;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the {@code holidays} of one calendar: dates, countries and files. Dates that are written
 * down go before those that are derived; special hours go before derived holidays, which is how a
 * calendar opens on one.
 */
final class HolidaysReader {
  private static final String UNNAMED = "holiday";

  private final Problems problems;
  private final Attachments attachments;
  private final Map<LocalDate, String> dated = new HashMap<>();
  private final Map<MonthDay, String> yearly = new HashMap<>();
  private final Map<LocalDate, String> derived = new HashMap<>();
  private LocalDate knownUntil = Holidays.NEVER;

  HolidaysReader(Problems problems, Attachments attachments) {
    this.problems = problems;
    this.attachments = attachments;
  }

  /** {@code special} are the dates with special hours. */
  Holidays read(Section calendar, Set<LocalDate> special) {
    calendar.optional("holidays").ifPresent(node -> all(calendar, node));
    if (!dated.isEmpty()) {
      known(dated.keySet().stream().max(LocalDate::compareTo).orElseThrow());
    } else if (!yearly.isEmpty()) {
      known(Holidays.FOR_EVER);
    }
    Map<LocalDate, String> names = new HashMap<>(derived);
    names.keySet().removeAll(special);
    names.putAll(dated);
    return new Holidays(names, yearly, knownUntil);
  }

  private void all(Section calendar, Node node) {
    if ("none".equals(Section.textOf(node))) {
      known(Holidays.FOR_EVER);
    } else {
      calendar.items("holidays", node).forEach(this::one);
    }
  }

  private void one(Node node) {
    if (!(node instanceof MappingNode)) {
      day(node, Section.textOf(node), UNNAMED);
      return;
    }
    Section section = Section.of("a holiday", node, problems);
    if (section.has("country")) {
      country(section);
    } else if (section.has("ical")) {
      file(section);
    } else {
      day(node, section.text("date"), section.optionalText("name").orElse(UNNAMED));
    }
    section.close();
  }

  private void day(Node node, @Nullable String text, String name) {
    if (text == null || text.isEmpty()) {
      problems.add(node, "Expected a date, but it is " + Section.describe(node));
      return;
    }
    try {
      String before =
          text.startsWith("--")
              ? yearly.putIfAbsent(MonthDay.parse(text), name)
              : dated.putIfAbsent(LocalDate.parse(text), name);
      if (before != null) {
        problems.add(node, "Expected each holiday once, but " + text + " is there again");
      }
    } catch (DateTimeException _) {
      problems.add(
          node, "Expected a date such as 2026-12-25, or --12-25 for every year, but it is " + text);
    }
  }

  private void country(Section section) {
    String country = section.text("country").toLowerCase(Locale.ROOT);
    String region = section.optionalText("region").orElse("");
    Set<String> countries = CountryHolidays.countries();
    if (!countries.contains(country)) {
      problems.add(
          section.at("country"),
          "Expected a country whose holidays are known, but there is no " + country,
          Suggestion.among(countries, country));
      return;
    }
    path(section, country, region)
        .ifPresent(path -> {
          CountryHolidays.of(country, path).forEach(derived::putIfAbsent);
          known(HolidayYears.LAST_DAY);
        });
  }

  /** The region's parts as they are spelt where the holidays come from; empty where it is none. */
  private Optional<List<String>> path(Section section, String country, String region) {
    List<String> path = new ArrayList<>();
    for (String part : region.isEmpty() ? new String[0] : region.split("/", -1)) {
      Set<String> known = CountryHolidays.regions(country, path);
      Optional<String> found = known.stream().filter(part::equalsIgnoreCase).findFirst();
      if (found.isEmpty()) {
        String expected =
            known.isEmpty() ? "no region there" : "a region: one of " + String.join(", ", known);
        problems.add(section.at("region"), "Expected " + expected + ", but it is " + region);
        return Optional.empty();
      }
      path.add(found.get());
    }
    return Optional.of(path);
  }

  private void file(Section section) {
    String name = section.text("ical");
    if (name.isEmpty()) {
      return;
    }
    try {
      FileHolidays read = FileHolidays.read(attachments.read(name));
      read.dated().forEach(derived::putIfAbsent);
      known(read.knownUntil());
    } catch (Attachments.Unreadable e) {
      problems.add(section.at("ical"), String.valueOf(e.getMessage()));
    } catch (FileHolidays.Invalid e) {
      problems.add(section.at("ical"), name + ", " + e.getMessage());
    }
  }

  /** Whatever speaks for the longest time says how long holidays are known. */
  private void known(LocalDate until) {
    knownUntil = until.isAfter(knownUntil) ? until : knownUntil;
  }
}
