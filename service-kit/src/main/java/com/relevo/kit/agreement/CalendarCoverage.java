package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Holidays;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For how many days ahead each calendar of the agreement in force knows its holidays: as a metric,
 * and as a warning when it takes effect where it is less than 12 months. Calendars whose holidays
 * cannot run out are left out.
 */
final class CalendarCoverage implements InForceListener {
  private static final Logger log = LoggerFactory.getLogger(CalendarCoverage.class);

  private final MultiGauge days;
  private final InstantSource clock;

  CalendarCoverage(MeterRegistry registry, InstantSource clock) {
    this.days =
        MultiGauge.builder("relevo.calendar.coverage.days")
            .description("Days ahead for which a calendar of the agreement knows its holidays")
            .register(registry);
    this.clock = clock;
  }

  @Override
  public void inForce(Agreement agreement) {
    Collection<BusinessCalendar> calendars = agreement.calendars().values();
    Instant now = clock.instant();
    calendars.stream()
        .filter(calendar -> !calendar.knowsHolidaysOfNextYear(now))
        .forEach(CalendarCoverage::warn);
    days.register(calendars.stream().flatMap(calendar -> row(calendar).stream()).toList(), true);
  }

  private List<Row<?>> row(BusinessCalendar calendar) {
    return calendar.holidaysKnownUntil().equals(Holidays.FOR_EVER)
        ? List.of()
        : List.of(Row.of(Tags.of("calendar", calendar.name()), calendar, this::daysKnown));
  }

  private static void warn(BusinessCalendar calendar) {
    LocalDate until = calendar.holidaysKnownUntil();
    log.warn(
        "Expected calendar {} to know the holidays of the next 12 months, but it knows {}; its due times will ignore the others",
        calendar.name(),
        until.equals(Holidays.NEVER) ? "none" : "them until " + until);
  }

  private double daysKnown(BusinessCalendar calendar) {
    LocalDate today = clock.instant().atZone(calendar.zone()).toLocalDate();
    return Math.max(0, ChronoUnit.DAYS.between(today, calendar.holidaysKnownUntil()));
  }
}
