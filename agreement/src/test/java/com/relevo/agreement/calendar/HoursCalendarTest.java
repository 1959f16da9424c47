package com.relevo.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HoursCalendarTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SATURDAY_AFTERNOON = Instant.parse("2026-11-21T14:00:00Z");

  private final HoursCalendar office =
      new HoursCalendar("office", Schedule.weekly(BERLIN, weekdays(Shift.of("09:00", "17:00"))));

  @Test
  void aLeadOfSaturdayAfternoonIsDueOnMondayMorning() {
    assertThat(office.due(SATURDAY_AFTERNOON, HOUR))
        .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @Test
  void aYearOfWorkEndsWhereCountingDaysSays() {
    // 2,080 hours of 8-hour days are 260 working days: 52 weeks.
    assertThat(office.due(Instant.parse("2026-01-05T08:00:00Z"), Duration.ofHours(2080)))
        .isEqualTo(Instant.parse("2027-01-01T16:00:00Z"));
  }

  @Test
  void datesFarFromTodayAreAnsweredAlike() {
    assertThat(office.due(Instant.parse("1970-01-03T12:00:00Z"), HOUR))
        .isEqualTo(Instant.parse("1970-01-05T09:00:00Z"));
    assertThat(office.due(Instant.parse("2399-06-05T12:00:00Z"), HOUR))
        .isEqualTo(Instant.parse("2399-06-07T08:00:00Z"));
    assertThat(office.due(SATURDAY_AFTERNOON, HOUR))
        .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
  }

  /**
   * Arithmetic is done in windows of 2^23 seconds; a night shift over each border must not lose its
   * part behind it.
   */
  @Test
  void nightShiftsAreWholeWhereverTheyFall() {
    HoursCalendar night =
        new HoursCalendar("night", Schedule.weekly(BERLIN, everyDay(Shift.of("18:00", "17:00"))));
    for (long border = 200L << 23; border < 230L << 23; border += 1L << 23) {
      Instant around = Instant.ofEpochSecond(border);
      for (Instant at = around.minus(HOUR.multipliedBy(30));
          at.isBefore(around.plus(HOUR.multipliedBy(30)));
          at = at.plusSeconds(1800)) {
        assertThat(night.isOpen(at))
            .as("open at %s", at)
            .isEqualTo(at.atZone(BERLIN).getHour() != 17);
      }
    }
  }

  @Test
  void threadsThatShareACalendarAgree() throws Exception {
    Instant expected = office.due(SATURDAY_AFTERNOON, Duration.ofHours(700));
    HoursCalendar shared = new HoursCalendar("shared", office.schedule());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Instant>> answers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        answers.add(threads.submit(() -> shared.due(SATURDAY_AFTERNOON, Duration.ofHours(700))));
      }
      for (Future<Instant> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void aNegativeBudgetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> office.due(SATURDAY_AFTERNOON, HOUR.negated()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlwaysOpenCalendar.ELAPSED.due(SATURDAY_AFTERNOON, HOUR.negated()));
  }

  @Test
  void everySecondCountsOfElapsedTime() {
    assertThat(AlwaysOpenCalendar.ELAPSED.due(SATURDAY_AFTERNOON, HOUR))
        .isEqualTo(SATURDAY_AFTERNOON.plus(HOUR));
    assertThat(
            AlwaysOpenCalendar.ELAPSED.elapsed(
                SATURDAY_AFTERNOON, SATURDAY_AFTERNOON.minusSeconds(5)))
        .isEqualTo(Duration.ofSeconds(-5));
    assertThat(AlwaysOpenCalendar.ELAPSED.isOpen(SATURDAY_AFTERNOON)).isTrue();
    assertThat(AlwaysOpenCalendar.ELAPSED.nextOpen(SATURDAY_AFTERNOON))
        .isEqualTo(SATURDAY_AFTERNOON);
    assertThat(AlwaysOpenCalendar.ELAPSED.name()).isEqualTo("elapsed");
  }

  @Nested
  class WhenItNeverOpens {
    private final HoursCalendar never =
        new HoursCalendar("never", Schedule.weekly(BERLIN, Map.of()));

    @Test
    void nothingElapses() {
      assertThat(never.elapsed(SATURDAY_AFTERNOON, SATURDAY_AFTERNOON.plus(Duration.ofDays(3650))))
          .isZero();
      assertThat(never.isOpen(SATURDAY_AFTERNOON)).isFalse();
    }

    @Test
    void askingWhenIsRefusedInsteadOfSearchingForever() {
      assertThatIllegalStateException()
          .isThrownBy(() -> never.due(SATURDAY_AFTERNOON, HOUR))
          .withMessageContaining("Expected calendar never");
      assertThatIllegalStateException().isThrownBy(() -> never.nextOpen(SATURDAY_AFTERNOON));
      assertThatIllegalStateException().isThrownBy(() -> never.subtract(SATURDAY_AFTERNOON, HOUR));
      assertThatIllegalStateException().isThrownBy(() -> never.previousClose(SATURDAY_AFTERNOON));
    }

    @Test
    void hoursThatEveryYearlyHolidayClosesDoNotOpenRegularly() {
      Set<MonthDay> wholeYear =
          LocalDate.of(2024, 1, 1)
              .datesUntil(LocalDate.of(2025, 1, 1))
              .map(MonthDay::from)
              .collect(Collectors.toSet());
      Set<MonthDay> allButLeapDay =
          wholeYear.stream()
              .filter(day -> !day.equals(MonthDay.of(2, 29)))
              .collect(Collectors.toSet());

      assertThat(withYearly(wholeYear).opensRegularly()).isFalse();
      assertThat(withYearly(allButLeapDay).opensRegularly()).isTrue();
      assertThat(never.schedule().opensRegularly()).isFalse();
      assertThat(office.schedule().opensRegularly()).isTrue();
    }

    @Test
    void aLeapDayOnAMondayIsFoundDecadesAhead() {
      Set<MonthDay> allButLeapDay =
          LocalDate.of(2023, 1, 1)
              .datesUntil(LocalDate.of(2024, 1, 1))
              .map(MonthDay::from)
              .collect(Collectors.toSet());
      Schedule rare =
          new Schedule(
              BERLIN,
              Map.of(DayOfWeek.MONDAY, List.of(Shift.of("09:00", "17:00"))),
              Holidays.of(Set.of(), allButLeapDay),
              Map.of(),
              Map.of());

      assertThat(new HoursCalendar("rare", rare).nextOpen(SATURDAY_AFTERNOON))
          .isEqualTo(Instant.parse("2044-02-29T08:00:00Z"));
    }

    private Schedule withYearly(Set<MonthDay> holidays) {
      return new Schedule(
          BERLIN,
          weekdays(Shift.of("09:00", "17:00")),
          Holidays.of(Set.of(), holidays),
          Map.of(),
          Map.of());
    }
  }

  @Test
  void aDueTimeCenturiesAwayIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> office.due(SATURDAY_AFTERNOON, Duration.ofDays(365_000)));
    assertThatIllegalStateException()
        .isThrownBy(() -> office.due(SATURDAY_AFTERNOON, Duration.ofSeconds(Long.MAX_VALUE)));
    assertThatIllegalStateException()
        .isThrownBy(() -> office.elapsed(Instant.EPOCH, Instant.parse("+10000-01-01T00:00:00Z")));
  }

  @Test
  void whatIsLeftIsTheBudgetLessOpenTimeAndNegativeOnceOverdrawn() {
    assertThat(office.remaining(SATURDAY_AFTERNOON, HOUR, Instant.parse("2026-11-23T08:15:00Z")))
        .isEqualTo(Duration.ofMinutes(45));
    assertThat(office.remaining(SATURDAY_AFTERNOON, HOUR, Instant.parse("2026-11-23T10:00:00Z")))
        .isEqualTo(Duration.ofHours(-1));
  }

  @Test
  void whereTimeEndsNothingHangs() {
    for (Instant at : List.of(Instant.MAX, Instant.MIN)) {
      assertThatIllegalStateException().isThrownBy(() -> office.due(at, HOUR));
      assertThatIllegalStateException().isThrownBy(() -> office.subtract(at, HOUR));
      assertThatIllegalStateException().isThrownBy(() -> office.elapsed(Instant.EPOCH, at));
      assertThatIllegalStateException().isThrownBy(() -> office.isOpen(at));
      assertThatIllegalStateException().isThrownBy(() -> office.nextOpen(at));
      assertThatIllegalStateException().isThrownBy(() -> office.dueAfterDays(at, 1));
    }
    assertThatIllegalStateException()
        .isThrownBy(
            () -> AlwaysOpenCalendar.ELAPSED.due(Instant.EPOCH, Duration.ofDays(1_000_000)));
  }

  @Test
  void theVersionNamesTheHoursAndNothingElse() {
    Schedule schedule = office.schedule();
    HoursCalendar renamed = new HoursCalendar("renamed", schedule);
    HoursCalendar later =
        new HoursCalendar("office", Schedule.weekly(BERLIN, weekdays(Shift.of("09:00", "17:01"))));
    HoursCalendar elsewhere =
        new HoursCalendar("office", Schedule.weekly(ZoneId.of("Europe/Paris"), schedule.weekly()));
    HoursCalendar holiday =
        new HoursCalendar(
            "office",
            new Schedule(
                BERLIN,
                schedule.weekly(),
                Holidays.of(Set.of(LocalDate.of(2026, 12, 25)), Set.of()),
                Map.of(),
                Map.of()));

    assertThat(office.version()).isEqualTo("69078129fc91").isEqualTo(renamed.version());
    assertThat(Set.of(office.version(), later.version(), elsewhere.version(), holiday.version()))
        .hasSize(4);
    assertThat(AlwaysOpenCalendar.ELAPSED.version()).isEqualTo("always");
  }

  private static Map<DayOfWeek, List<Shift>> everyDay(Shift shift) {
    return Stream.of(DayOfWeek.values())
        .collect(Collectors.toMap(day -> day, day -> List.of(shift)));
  }

  private static Map<DayOfWeek, List<Shift>> weekdays(Shift shift) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
        .collect(Collectors.toMap(day -> day, day -> List.of(shift)));
  }
}
