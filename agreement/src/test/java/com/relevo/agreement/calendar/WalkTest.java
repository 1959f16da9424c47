package com.relevo.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.relevo.agreement.calendar.Walk.Entry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final HoursCalendar office =
      new HoursCalendar(
          "office",
          new Schedule(
              BERLIN,
              weekdays(List.of(Shift.of("09:00", "12:30"), Shift.of("13:30", "18:00"))),
              new Holidays(
                  Map.of(
                      LocalDate.of(2026, 4, 3), "Good Friday",
                      LocalDate.of(2026, 4, 5), "Easter Sunday"),
                  Map.of(MonthDay.of(12, 25), "Christmas Day"),
                  LocalDate.of(2026, 12, 31)),
              Map.of(LocalDate.of(2026, 12, 24), List.of(Shift.of("09:00", "12:00"))),
              Map.of(LocalDate.of(2026, 4, 8), List.of(Shift.of("10:00", "11:00")))));

  @Test
  void aLunchBreakIsClosedByTheWeeklyHours() {
    assertThat(walk("2026-04-07T12:00", "2026-04-07T14:00"))
        .containsExactly(
            "2026-04-07T12:00 2026-04-07T12:30 counts WEEKLY_HOURS",
            "2026-04-07T12:30 2026-04-07T13:30 not WEEKLY_HOURS",
            "2026-04-07T13:30 2026-04-07T14:00 counts WEEKLY_HOURS");
  }

  @Test
  void aHolidayIsNamedForItsWholeDateAndOneOnASundayIsNoReason() {
    assertThat(walk("2026-04-02T17:00", "2026-04-06T10:00"))
        .containsExactly(
            "2026-04-02T17:00 2026-04-02T18:00 counts WEEKLY_HOURS",
            "2026-04-02T18:00 2026-04-03T00:00 not WEEKLY_HOURS",
            "2026-04-03T00:00 2026-04-04T00:00 not HOLIDAY Good Friday",
            "2026-04-04T00:00 2026-04-06T09:00 not WEEKLY_HOURS",
            "2026-04-06T09:00 2026-04-06T10:00 counts WEEKLY_HOURS");
  }

  @Test
  void specialHoursOpenAndCloseTheirDate() {
    assertThat(walk("2026-12-24T08:00", "2026-12-26T00:00"))
        .containsExactly(
            "2026-12-24T08:00 2026-12-24T09:00 not SPECIAL_HOURS",
            "2026-12-24T09:00 2026-12-24T12:00 counts SPECIAL_HOURS",
            "2026-12-24T12:00 2026-12-25T00:00 not SPECIAL_HOURS",
            "2026-12-25T00:00 2026-12-26T00:00 not HOLIDAY Christmas Day");
  }

  @Test
  void aBreakCutsOutOfOpenHours() {
    assertThat(walk("2026-04-08T09:30", "2026-04-08T11:30"))
        .containsExactly(
            "2026-04-08T09:30 2026-04-08T10:00 counts WEEKLY_HOURS",
            "2026-04-08T10:00 2026-04-08T11:00 not BREAK",
            "2026-04-08T11:00 2026-04-08T11:30 counts WEEKLY_HOURS");
  }

  @Test
  void aPauseIsTheReasonWhateverTheHours() {
    Pauses overnight =
        new Pauses(List.of(new Interval(at("2026-04-07T17:00"), at("2026-04-08T09:15"))));
    Walk walk = Walk.of(office, at("2026-04-07T16:00"), at("2026-04-08T09:30"), overnight, 50);

    assertThat(texts(walk))
        .containsExactly(
            "2026-04-07T16:00 2026-04-07T17:00 counts WEEKLY_HOURS",
            "2026-04-07T17:00 2026-04-08T09:15 not PAUSED",
            "2026-04-08T09:15 2026-04-08T09:30 counts WEEKLY_HOURS");
    assertThat(walk.counted()).isEqualTo(Duration.ofMinutes(75));
  }

  @Test
  void aNightShiftThatAHolidayClosedIsNotOpenAfterMidnightEither() {
    HoursCalendar nights =
        new HoursCalendar(
            "nights",
            new Schedule(
                BERLIN,
                everyDay(List.of(Shift.of("22:00", "06:00"))),
                new Holidays(
                    Map.of(LocalDate.of(2026, 5, 1), "Labour Day"), Map.of(), Holidays.FOR_EVER),
                Map.of(),
                Map.of()));

    assertThat(
            texts(Walk.of(nights, at("2026-05-01T05:00"), at("2026-05-02T23:00"), Pauses.NONE, 50)))
        .containsExactly(
            "2026-05-01T05:00 2026-05-01T06:00 counts WEEKLY_HOURS",
            "2026-05-01T06:00 2026-05-02T06:00 not HOLIDAY Labour Day",
            "2026-05-02T06:00 2026-05-02T22:00 not WEEKLY_HOURS",
            "2026-05-02T22:00 2026-05-02T23:00 counts WEEKLY_HOURS");
  }

  @Test
  void aLongWalkIsSummedUpAfterTheAskedEntries() {
    Instant from = at("2026-01-05T08:00");
    Instant to = at("2026-12-24T13:00");
    Walk walk = Walk.of(office, from, to, Pauses.NONE, 7);

    assertThat(walk.entries()).hasSize(7);
    assertThat(walk.rest().from()).isEqualTo(walk.entries().getLast().to());
    assertThat(walk.rest().to()).isEqualTo(to);
    assertThat(sum(walk)).isEqualTo(walk.counted()).isEqualTo(office.elapsed(from, to));
  }

  @Test
  void aCalendarThatNeverClosesIsOneEntryAndIsNotWalkedForEver() {
    HoursCalendar always =
        new HoursCalendar(
            "always", Schedule.weekly(BERLIN, everyDay(List.of(Shift.of("00:00", "24:00")))));
    Instant to = at("2326-01-01T00:00");
    Walk walk = Walk.of(always, at("2026-01-01T00:00"), to, Pauses.NONE, 5);

    assertThat(walk.entries()).hasSize(1);
    assertThat(walk.rest()).isNotNull();
    assertThat(sum(walk)).isEqualTo(always.elapsed(at("2026-01-01T00:00"), to));
  }

  @Test
  void everySecondCountsOfElapsedTimeUnlessPaused() {
    Instant from = at("2026-04-07T12:00");
    Pauses pauses = new Pauses(List.of(new Interval(from.plusSeconds(60), from.plusSeconds(90))));
    Walk walk = Walk.of(AlwaysOpenCalendar.ELAPSED, from, from.plusSeconds(100), pauses, 10);

    assertThat(walk.entries())
        .extracting(Entry::reason)
        .containsExactly(Walk.Reason.ALWAYS_OPEN, Walk.Reason.PAUSED, Walk.Reason.ALWAYS_OPEN);
    assertThat(walk.counted()).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void nothingToWalkHasNoEntriesAndBackwardsIsRefused() {
    Instant at = at("2026-04-07T12:00");
    assertThat(Walk.of(office, at, at, Pauses.NONE, 10).entries()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Walk.of(office, at, at.minusSeconds(1), Pauses.NONE, 10));
  }

  private List<String> walk(String from, String to) {
    return texts(Walk.of(office, at(from), at(to), Pauses.NONE, 50));
  }

  private static List<String> texts(Walk walk) {
    return walk.entries().stream()
        .map(entry ->
            "%s %s %s %s %s"
                .formatted(
                    entry.from().atZone(BERLIN).toLocalDateTime(),
                    entry.to().atZone(BERLIN).toLocalDateTime(),
                    entry.counts() ? "counts" : "not",
                    entry.reason(),
                    entry.holiday())
                .strip())
        .toList();
  }

  static Duration sum(Walk walk) {
    Duration entries =
        walk.entries().stream().map(Entry::counted).reduce(Duration.ZERO, Duration::plus);
    return walk.rest() == null ? entries : entries.plus(walk.rest().counted());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
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
