package com.relevo.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every row of {@code cases/business_hours}, taken from the tests of published calendars; its
 * README is the contract. {@code -Drelevo.cases.business-hours=DIR} runs another folder of the same
 * format.
 */
class BusinessHoursCasesTest {
  private static final String ANOTHER_FOLDER = System.getProperty("relevo.cases.business-hours");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final JsonMapper JSON = new JsonMapper();

  /** A failure names its row, as reports give parameters by number only. */
  @ParameterizedTest
  @MethodSource("rows")
  void answersAsTheCaseExpects(JsonNode row) {
    try {
      check(row);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("Row " + row.path("id").asString("?") + ": " + e.getMessage(), e);
    }
  }

  private static void check(JsonNode row) {
    HoursCalendar calendar = new HoursCalendar("case", schedule(row));
    switch (row.path("op").asString("")) {
      case "add" ->
          assertThat(pauses(row).due(calendar, start(row), duration(row)))
              .isEqualTo(instant(row, "expected_due"));
      case "subtract" ->
          assertThat(calendar.subtract(start(row), duration(row)))
              .isEqualTo(instant(row, "expected_due"));
      case "elapsed" ->
          assertThat(pauses(row).elapsed(calendar, start(row), instant(row, "end")))
              .isEqualTo(seconds(row.get("expected_elapsed_s")));
      case "is_open" ->
          assertThat(calendar.isOpen(start(row))).isEqualTo(row.get("expected").asBoolean());
      case "next_open" ->
          assertThat(calendar.nextOpen(start(row))).isEqualTo(instant(row, "expected"));
      case "next_close" ->
          assertThat(calendar.nextClose(start(row))).isEqualTo(instant(row, "expected"));
      case "prev_close" ->
          assertThat(calendar.previousClose(start(row))).isEqualTo(instant(row, "expected"));
      case "open_intervals" ->
          assertThat(calendar.openIntervals(start(row), row.get("count").asInt()))
              .isEqualTo(intervals(row.get("expected")));
      case "resolve_local" -> assertThat(resolved(row)).isEqualTo(instant(row, "expected"));
      default -> throw new AssertionError("Expected a known op, but it is " + row.path("op"));
    }
  }

  @Test
  void theFolderThatShipsIsComplete() {
    assertThat(rowsIn(Path.of("src/test/resources/cases/business_hours")))
        .hasSizeGreaterThanOrEqualTo(407);
  }

  static Stream<Named<JsonNode>> rows() {
    List<Named<JsonNode>> rows =
        rowsIn(
            Path.of(
                ANOTHER_FOLDER == null
                    ? "src/test/resources/cases/business_hours"
                    : ANOTHER_FOLDER));
    assertThat(rows).isNotEmpty();
    return rows.stream();
  }

  private static List<Named<JsonNode>> rowsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(BusinessHoursCasesTest::lines)
          .map(JSON::readTree)
          .map(BusinessHoursCasesTest::named)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Named<JsonNode> named(JsonNode row) {
    return Named.of(row.path("id").asString("?") + " " + row.path("op").asString("?"), row);
  }

  /** A wall time is where a shift opens; 24:00 is where one closes. */
  private static Instant resolved(JsonNode row) {
    String[] local = row.get("local").asString().split("T");
    LocalDate date = LocalDate.parse(local[0]);
    boolean midnight = local[1].equals("24:00");
    Shift shift = midnight ? Shift.of("12:00", "24:00") : Shift.of(local[1], "24:00");
    Schedule once =
        new Schedule(zone(row), Map.of(), Holidays.UNKNOWN, Map.of(date, List.of(shift)), Map.of());
    HoursCalendar calendar = new HoursCalendar("once", once);
    Instant before = date.minusDays(2).atStartOfDay(zone(row)).toInstant();
    return midnight ? calendar.nextClose(before) : calendar.nextOpen(before);
  }

  private static Schedule schedule(JsonNode row) {
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    row.get("weekly_hours")
        .properties()
        .forEach(day ->
            weekly.put(DayOfWeek.of(DAYS.indexOf(day.getKey()) + 1), shifts(day.getValue())));
    Set<LocalDate> holidays = new HashSet<>();
    Set<MonthDay> yearly = new HashSet<>();
    for (JsonNode holiday : row.path("holidays")) {
      if (holiday.asString().startsWith("--")) {
        yearly.add(MonthDay.parse(holiday.asString()));
      } else {
        holidays.add(LocalDate.parse(holiday.asString()));
      }
    }
    return new Schedule(
        zone(row),
        weekly,
        Holidays.of(holidays, yearly),
        byDate(row.path("special_hours")),
        byDate(row.path("breaks")));
  }

  private static Map<LocalDate, List<Shift>> byDate(JsonNode dates) {
    Map<LocalDate, List<Shift>> byDate = new HashMap<>();
    dates
        .properties()
        .forEach(date -> byDate.put(LocalDate.parse(date.getKey()), shifts(date.getValue())));
    return byDate;
  }

  private static List<Shift> shifts(JsonNode intervals) {
    List<Shift> shifts = new ArrayList<>();
    intervals.forEach(
        interval -> shifts.add(Shift.of(interval.get(0).asString(), interval.get(1).asString())));
    return shifts;
  }

  private static Pauses pauses(JsonNode row) {
    return new Pauses(intervals(row.path("pauses")));
  }

  private static List<Interval> intervals(JsonNode pairs) {
    List<Interval> intervals = new ArrayList<>();
    pairs.forEach(pair -> intervals.add(new Interval(instant(pair.get(0)), instant(pair.get(1)))));
    return intervals;
  }

  private static ZoneId zone(JsonNode row) {
    return ZoneId.of(row.get("timezone").asString());
  }

  private static Instant start(JsonNode row) {
    return instant(row, "start");
  }

  private static Instant instant(JsonNode row, String field) {
    return instant(row.get(field));
  }

  private static Instant instant(JsonNode node) {
    return OffsetDateTime.parse(node.asString()).toInstant();
  }

  private static Duration duration(JsonNode row) {
    return seconds(row.get("duration_s"));
  }

  private static Duration seconds(JsonNode number) {
    return Duration.ofNanos(new BigDecimal(number.asString()).movePointRight(9).longValueExact());
  }
}
