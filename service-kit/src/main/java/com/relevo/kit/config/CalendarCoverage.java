package com.relevo.kit.config;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Holidays;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For how many days ahead each calendar knows its holidays: as a metric, and as a warning at the
 * start where it is less than 12 months. Calendars whose holidays cannot run out are left out.
 */
final class CalendarCoverage implements MeterBinder {
  private static final Logger log = LoggerFactory.getLogger(CalendarCoverage.class);

  private final Collection<BusinessCalendar> calendars;
  private final InstantSource clock;

  CalendarCoverage(Agreement agreement, InstantSource clock) {
    this.calendars = agreement.calendars().values();
    this.clock = clock;
    Instant now = clock.instant();
    calendars.stream()
        .filter(calendar -> !calendar.knowsHolidaysOfNextYear(now))
        .forEach(CalendarCoverage::warn);
  }

  private static void warn(BusinessCalendar calendar) {
    LocalDate until = calendar.holidaysKnownUntil();
    log.warn(
        "Expected calendar {} to know the holidays of the next 12 months, but it knows {}; its due times will ignore the others",
        calendar.name(),
        until.equals(Holidays.NEVER) ? "none" : "them until " + until);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    calendars.stream()
        .filter(calendar -> !calendar.holidaysKnownUntil().equals(Holidays.FOR_EVER))
        .forEach(calendar ->
            Gauge.builder("relevo.calendar.coverage.days", calendar, this::daysKnown)
                .description("Days ahead for which a calendar of the agreement knows its holidays")
                .tag("calendar", calendar.name())
                .register(registry));
  }

  private double daysKnown(BusinessCalendar calendar) {
    LocalDate today = clock.instant().atZone(calendar.zone()).toLocalDate();
    return Math.max(0, ChronoUnit.DAYS.between(today, calendar.holidaysKnownUntil()));
  }
}
