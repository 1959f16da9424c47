package com.relevo.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** April 2026: the 3rd is a Friday and a holiday, the 6th (Monday) another. */
class BusinessDaysTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Monday to Thursday 9 to 12:30 and 13:30 to 18, Friday to 16:30. */
  private final HoursCalendar office =
      new HoursCalendar(
          "office",
          new Schedule(
              BERLIN,
              officeWeek(),
              Holidays.of(Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)), Set.of()),
              Map.of(
                  LocalDate.of(2026, 12, 23), List.of(Shift.of("12:00", "18:00")),
                  LocalDate.of(2026, 12, 24), List.of(Shift.of("09:00", "12:00"))),
              Map.of()));

  @ParameterizedTest(name = "{3}: {0} + {1} = {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-13T14:00 | 1 | 2026-04-14T14:00 | Monday afternoon to Tuesday afternoon",
        "2026-04-17T14:00 | 1 | 2026-04-20T14:00 | over a weekend",
        "2026-04-02T14:00 | 1 | 2026-04-07T14:00 | over a long weekend of holidays",
        "2026-04-13T14:00 | 5 | 2026-04-20T14:00 | a week",
        "2026-04-18T15:00 | 1 | 2026-04-20T18:00 | from a Saturday all of Monday",
        "2026-04-05T15:00 | 1 | 2026-04-07T18:00 | from a holiday weekend all of the first day back",
        "2026-04-13T19:00 | 1 | 2026-04-14T18:00 | from an evening all of the next day",
        "2026-04-14T07:00 | 2 | 2026-04-15T18:00 | from an early morning all of today and tomorrow",
        "2026-04-14T09:00 | 1 | 2026-04-14T18:00 | from the opening all of today",
        "2026-04-14T09:00:01 | 1 | 2026-04-15T09:00:01 | from just after the opening to the same time tomorrow",
        "2026-04-16T17:00 | 1 | 2026-04-17T16:30 | into a day that has closed by then",
        "2026-04-17T16:30 | 1 | 2026-04-20T18:00 | from the close, which is not open any more",
        "2026-04-14T13:00 | 1 | 2026-04-15T13:30 | from a lunch break to the end of the next one",
        "2026-12-22T10:00 | 1 | 2026-12-23T12:00 | into a day that has not opened by then",
        "2026-12-23T14:00 | 1 | 2026-12-24T12:00 | into a day of special hours",
        "2026-04-18T15:00 | 0 | 2026-04-20T09:00 | no days are the next opening",
        "2026-03-27T14:00 | 1 | 2026-03-30T14:00 | over a clock change",
      })
  void endsWhenPeopleExpect(String start, int days, String due, String what) {
    assertThat(office.dueAfterDays(at(start), days)).isEqualTo(at(due));
  }

  @ParameterizedTest(name = "{3}: {0} + {1} = {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-13T23:00 | 1 | 2026-04-14T23:00 | before midnight",
        "2026-04-14T02:00 | 1 | 2026-04-15T02:00 | after midnight, still the shift of the day before",
        "2026-04-14T12:00 | 1 | 2026-04-15T06:00 | by day: all of the coming night",
        "2026-04-18T02:00 | 1 | 2026-04-21T02:00 | the last night of the week is followed by Monday's",
      })
  void aNightShiftBelongsToTheDateItStartsOn(String start, int days, String due, String what) {
    HoursCalendar nights =
        new HoursCalendar(
            "nights", Schedule.weekly(BERLIN, weekdays(List.of(Shift.of("22:00", "06:00")))));
    assertThat(nights.dueAfterDays(at(start), days)).isEqualTo(at(due));
  }

  @Test
  void aroundTheClockADayIsADay() {
    HoursCalendar always =
        new HoursCalendar(
            "always", Schedule.weekly(BERLIN, everyDay(List.of(Shift.of("00:00", "24:00")))));

    assertThat(always.dueAfterDays(at("2026-03-28T14:00"), 1)).isEqualTo(at("2026-03-29T14:00"));
    assertThat(AlwaysOpenCalendar.ELAPSED.dueAfterDays(at("2026-03-28T14:00"), 1))
        .as("elapsed time knows no clock change")
        .isEqualTo(at("2026-03-29T15:00"));
  }

  @Test
  void daysOfEqualLengthAreTheirHours() {
    HoursCalendar plain =
        new HoursCalendar(
            "plain",
            Schedule.weekly(ZoneId.of("UTC"), weekdays(List.of(Shift.of("09:00", "17:00")))));
    Instant start = Instant.parse("2026-11-20T00:00:00Z");
    for (int i = 0; i < 7 * 96; i++) {
      Instant from = start.plus(Duration.ofMinutes(15L * i));
      for (int days : new int[] {1, 2, 5, 23}) {
        assertThat(plain.dueAfterDays(from, days))
            .as("%s and %d days", from, days)
            .isEqualTo(plain.due(from, Duration.ofHours(8L * days)));
      }
    }
  }

  @Test
  void aPauseMovesTheEndByItsOpenTime() {
    Instant start = at("2026-04-13T14:00");

    assertThat(paused("2026-04-13T18:00", "2026-04-14T09:00").dueAfterDays(office, start, 1))
        .as("a pause outside hours changes nothing")
        .isEqualTo(at("2026-04-14T14:00"));
    assertThat(paused("2026-04-13T17:00", "2026-04-14T10:00").dueAfterDays(office, start, 1))
        .isEqualTo(at("2026-04-14T16:00"));
    assertThat(paused("2026-04-14T17:00", "2026-04-14T18:00").dueAfterDays(office, start, 1))
        .as("a pause after the end changes nothing")
        .isEqualTo(at("2026-04-14T14:00"));
    assertThat(paused("2026-04-13T13:30", "2026-04-13T15:00").dueAfterDays(office, start, 1))
        .as("a pause that began before counts from the start")
        .isEqualTo(at("2026-04-14T15:00"));
    assertThat(paused("2026-04-14T13:30", "2026-04-16T09:00").dueAfterDays(office, start, 1))
        .as("half an hour was left")
        .isEqualTo(at("2026-04-16T09:30"));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Instant start = at("2026-04-13T14:00");
    assertThatIllegalArgumentException().isThrownBy(() -> office.dueAfterDays(start, -1));
    assertThatIllegalStateException()
        .isThrownBy(() -> office.dueAfterDays(start, Integer.MAX_VALUE));
    assertThatIllegalStateException()
        .isThrownBy(() -> AlwaysOpenCalendar.ELAPSED.dueAfterDays(start, Integer.MAX_VALUE));
  }

  private static Pauses paused(String from, String to) {
    return new Pauses(List.of(new Interval(at(from), at(to))));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static Map<DayOfWeek, List<Shift>> officeWeek() {
    Map<DayOfWeek, List<Shift>> week =
        new HashMap<>(weekdays(List.of(Shift.of("09:00", "12:30"), Shift.of("13:30", "18:00"))));
    week.put(DayOfWeek.FRIDAY, List.of(Shift.of("09:00", "12:30"), Shift.of("13:30", "16:30")));
    return week;
  }

  private static Map<DayOfWeek, List<Shift>> everyDay(List<Shift> shifts) {
    return Stream.of(DayOfWeek.values()).collect(Collectors.toMap(day -> day, _ -> shifts));
  }

  private static Map<DayOfWeek, List<Shift>> weekdays(List<Shift> shifts) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
        .collect(Collectors.toMap(day -> day, _ -> shifts));
  }
}
