package com.relevo.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of every calendar, over random ones in zones with every kind of clock change. The seed
 * is the test's name.
 */
class HoursCalendarPropertiesTest {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "Europe/Dublin",
          "America/New_York",
          "America/Santiago",
          "America/Havana",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "Africa/Casablanca",
          "Africa/Cairo",
          "Pacific/Apia",
          "Pacific/Chatham",
          "Asia/Tehran",
          "Antarctica/Troll");

  static List<Long> seeds() {
    return new Random(20261122).longs(80).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void addingAndElapsingAreInverse(long seed) {
    Random random = new Random(seed);
    HoursCalendar calendar = new HoursCalendar("random", schedule(random));
    for (int i = 0; i < 30; i++) {
      Instant start = instant(random, calendar.schedule().zone());
      Duration budget = duration(random);

      Instant due = calendar.due(start, budget);
      assertThat(calendar.elapsed(start, due)).isEqualTo(budget);
      assertThat(due).isAfterOrEqualTo(start.plus(budget));
      assertThat(calendar.elapsed(start, due.minusNanos(1)))
          .as("due is the earliest")
          .isLessThan(budget);

      Instant back = calendar.subtract(start, budget);
      assertThat(calendar.elapsed(back, start)).isEqualTo(budget);
      assertThat(calendar.elapsed(back.plusNanos(1), start))
          .as("subtract gives the latest")
          .isLessThan(budget);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void timeNeverRunsBackwardsAndAddsUp(long seed) {
    Random random = new Random(seed);
    HoursCalendar calendar = new HoursCalendar("random", schedule(random));
    for (int i = 0; i < 30; i++) {
      Instant a = instant(random, calendar.schedule().zone());
      Instant b = a.plus(duration(random).multipliedBy(7));
      Instant c = b.plus(duration(random).multipliedBy(7));
      Duration budget = duration(random);
      Duration more = duration(random);

      assertThat(calendar.elapsed(a, b).plus(calendar.elapsed(b, c)))
          .isEqualTo(calendar.elapsed(a, c));
      assertThat(calendar.elapsed(b, a)).isEqualTo(calendar.elapsed(a, b).negated());
      assertThat(calendar.due(a, budget)).isBeforeOrEqualTo(calendar.due(b, budget));
      assertThat(calendar.due(calendar.due(a, budget), more))
          .isEqualTo(calendar.due(a, budget.plus(more)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void openingsAreWhereTimeStartsToCount(long seed) {
    Random random = new Random(seed);
    HoursCalendar calendar = new HoursCalendar("random", schedule(random));
    for (int i = 0; i < 30; i++) {
      Instant at = instant(random, calendar.schedule().zone());

      Instant open = calendar.nextOpen(at);
      assertThat(calendar.isOpen(open)).isTrue();
      assertThat(calendar.elapsed(at, open)).isZero();
      assertThat(open.equals(at)).isEqualTo(calendar.isOpen(at));
      if (!calendar.schedule().equals(ALL_DAY)) {
        Instant close = calendar.nextClose(at);
        assertThat(calendar.isOpen(close)).isFalse();
        assertThat(calendar.elapsed(open, close)).isEqualTo(Duration.between(open, close));
        assertThat(calendar.previousClose(close)).isEqualTo(close);
        Instant opened = calendar.previousOpen(open);
        assertThat(calendar.isOpen(opened)).isTrue();
        assertThat(calendar.isOpen(opened.minusNanos(1))).isFalse();
        assertThat(calendar.elapsed(opened, close)).isEqualTo(Duration.between(opened, close));
        assertThat(calendar.previousOpen(close)).isEqualTo(opened);
      }
    }
  }

  /** Every clock change of every zone since 2015 and as far as its rules are written out. */
  @ParameterizedTest(name = "{0}, seed 20261122")
  @MethodSource("zonesWithChanges")
  void nothingIsLostOrGainedAtAnyClockChangeOfAnyZone(String name) {
    ZoneId zone = ZoneId.of(name);
    Random random = new Random(20261122L + name.hashCode());
    HoursCalendar calendar = new HoursCalendar("random", schedule(random, zone));
    for (ZoneOffsetTransition change : changes(zone)) {
      Instant start = change.getInstant().plusSeconds(random.nextInt(172_800) - 86_400);
      Duration budget = duration(random);
      Instant due = calendar.due(start, budget);
      Instant middle = start.plus(Duration.between(start, due).dividedBy(2));

      assertThat(calendar.elapsed(start, due)).as("at %s", change).isEqualTo(budget);
      assertThat(calendar.elapsed(start, middle).plus(calendar.elapsed(middle, due)))
          .isEqualTo(budget);
      assertThat(calendar.elapsed(calendar.subtract(due, budget), due)).isEqualTo(budget);
      assertThat(calendar.due(start.plusSeconds(1), budget)).isAfterOrEqualTo(due);
      Instant from = change.getInstant().minus(Duration.ofHours(30));
      Instant to = change.getInstant().plus(Duration.ofHours(30));
      Walk walk = Walk.of(calendar, from, to, Pauses.NONE, 1_000);
      assertThat(WalkTest.sum(walk)).isEqualTo(calendar.elapsed(from, to));
    }
  }

  /** One name of each set of rules. */
  static Stream<String> zonesWithChanges() {
    Map<ZoneRules, String> names = new LinkedHashMap<>();
    ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .filter(zone -> !changes(ZoneId.of(zone)).isEmpty())
        .forEach(zone -> names.putIfAbsent(ZoneId.of(zone).getRules(), zone));
    return names.values().stream();
  }

  /** Zones that change by a rule do so in 2027 as in any later year. */
  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(Instant.parse("2015-01-01T00:00:00Z"));
    while (change != null && change.getInstant().isBefore(Instant.parse("2028-01-01T00:00:00Z"))) {
      changes.add(change);
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return changes;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aWalkTellsAllTimeOnceAndWhatItCountsIsWhatElapsed(long seed) {
    Random random = new Random(seed);
    HoursCalendar calendar = new HoursCalendar("random", schedule(random));
    Instant from = instant(random, calendar.schedule().zone());
    Instant to = from.plusSeconds(random.nextInt(40 * 86_400));
    Instant pause = from.plusSeconds(random.nextInt(20 * 86_400));
    Pauses pauses = new Pauses(List.of(new Interval(pause, pause.plus(duration(random)))));
    Walk walk = Walk.of(calendar, from, to, pauses, 1 + random.nextInt(200));

    Instant at = from;
    for (Walk.Entry entry : walk.entries()) {
      assertThat(entry.from()).isEqualTo(at);
      assertThat(pauses.elapsed(calendar, entry.from(), entry.to())).isEqualTo(entry.counted());
      at = entry.to();
    }
    assertThat(walk.rest() == null ? at : walk.rest().to()).isEqualTo(to);
    assertThat(WalkTest.sum(walk))
        .isEqualTo(walk.counted())
        .isEqualTo(pauses.elapsed(calendar, from, to));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moreBusinessDaysEndLaterAndAlwaysWhereTimeCounts(long seed) {
    Random random = new Random(seed);
    HoursCalendar calendar = new HoursCalendar("random", schedule(random));
    for (int i = 0; i < 10; i++) {
      Instant start = instant(random, calendar.schedule().zone());
      int days = random.nextInt(30);
      Instant due = calendar.dueAfterDays(start, days);

      assertThat(due).isAfterOrEqualTo(start);
      assertThat(calendar.dueAfterDays(start, days + 1)).isAfter(due);
      assertThat(calendar.isOpen(due) || calendar.isOpen(due.minusNanos(1))).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsTheSameAsWatchingTheClockMinuteByMinute(long seed) {
    Random random = new Random(seed);
    Schedule schedule = schedule(random);
    HoursCalendar calendar = new HoursCalendar("random", schedule);
    Instant start =
        instant(random, schedule.zone()).truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    long counted = 0;
    for (int minute = 0; minute < 4 * 24 * 60; minute++) {
      Instant at = start.plusSeconds(minute * 60L);
      boolean open = isOpenByTheWall(schedule, at);
      assertThat(calendar.isOpen(at)).as("open at %s", at).isEqualTo(open);
      counted += open ? 1 : 0;
    }
    assertThat(calendar.elapsed(start, start.plus(Duration.ofDays(4))))
        .isEqualTo(Duration.ofMinutes(counted));
  }

  private static final Schedule ALL_DAY = allDay(ZoneId.of("UTC"));

  /** The same question without windows, cuts or merges. */
  private static boolean isOpenByTheWall(Schedule schedule, Instant at) {
    LocalDate today = at.atZone(schedule.zone()).toLocalDate();
    boolean open =
        today
            .minusDays(3)
            .datesUntil(today.plusDays(3))
            .anyMatch(date -> covers(schedule, date, schedule.shiftsOn(date), at));
    boolean pause =
        today
            .minusDays(3)
            .datesUntil(today.plusDays(3))
            .anyMatch(date -> covers(schedule, date, schedule.breaksOn(date), at));
    return open && !pause;
  }

  private static boolean covers(Schedule schedule, LocalDate date, List<Shift> shifts, Instant at) {
    return shifts.stream()
        .anyMatch(shift ->
            !at.isBefore(wall(schedule, date, shift.open()))
                && at.isBefore(wall(schedule, date, shift.close())));
  }

  private static Instant wall(Schedule schedule, LocalDate date, int second) {
    LocalDate day = second >= 86_400 ? date.plusDays(1) : date;
    return day.atTime(LocalTime.ofSecondOfDay(second % 86_400)).atZone(schedule.zone()).toInstant();
  }

  private static Schedule schedule(Random random) {
    return schedule(random, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
  }

  private static Schedule schedule(Random random, ZoneId zone) {
    if (random.nextInt(10) == 0) {
      return ALL_DAY;
    }
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    weekly.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(shift(random)));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(3) > 0) {
        weekly.put(day, shifts(random));
      }
    }
    Set<LocalDate> holidays = new HashSet<>();
    Map<LocalDate, List<Shift>> special = new HashMap<>();
    Map<LocalDate, List<Shift>> breaks = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      holidays.add(date(random));
      special.put(date(random), shifts(random));
      breaks.put(date(random), shifts(random));
    }
    Set<MonthDay> yearly =
        Set.of(MonthDay.of(12, 25), MonthDay.of(2, 29), MonthDay.of(1 + random.nextInt(12), 1));
    // At least one day must stay free of holidays and breaks, which a weekday all year round is.
    if (weekly.values().stream().allMatch(List::isEmpty)) {
      weekly.put(DayOfWeek.MONDAY, List.of(Shift.of("09:00", "17:00")));
    }
    return new Schedule(zone, weekly, Holidays.of(holidays, yearly), special, breaks);
  }

  private static Schedule allDay(ZoneId zone) {
    Map<DayOfWeek, List<Shift>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.put(day, List.of(Shift.of("00:00", "24:00")));
    }
    return Schedule.weekly(zone, weekly);
  }

  private static List<Shift> shifts(Random random) {
    List<Shift> shifts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      shifts.add(shift(random));
    }
    return shifts;
  }

  private static Shift shift(Random random) {
    int open = random.nextInt(24 * 12) * 300;
    int length = (1 + random.nextInt(random.nextInt(5) == 0 ? 24 * 12 : 9 * 12)) * 300;
    return new Shift(open, open + length);
  }

  private static LocalDate date(Random random) {
    return LocalDate.of(2011, 1, 1).plusDays(random.nextInt(16 * 366));
  }

  /** Half of them within two days of a clock change. */
  private static Instant instant(Random random, ZoneId zone) {
    Instant at =
        date(random)
            .atStartOfDay(zone)
            .toInstant()
            .plusSeconds(random.nextInt(86_400))
            .plusNanos(random.nextBoolean() ? random.nextInt(1_000_000_000) : 0);
    ZoneOffsetTransition change = zone.getRules().nextTransition(at);
    return change == null || random.nextBoolean()
        ? at
        : change.getInstant().plusSeconds(random.nextInt(4 * 86_400) - 2 * 86_400);
  }

  private static Duration duration(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofNanos(1 + random.nextInt(2_000_000_000));
      case 1 -> Duration.ofMinutes(1 + random.nextInt(600));
      case 2 -> Duration.ofSeconds(1 + random.nextInt(40 * 3600), random.nextInt(1_000_000_000));
      default -> Duration.ofHours(1 + random.nextInt(720));
    };
  }
}
