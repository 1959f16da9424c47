package com.relevo.handoff.domain.desk;

import com.relevo.agreement.calendar.AlwaysOpenCalendar;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.HoursCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether calendars are open, or will be within the time that the team gives: reps share calendars,
 * so each is asked once between two of its changes.
 */
final class Hours {
  private final Duration opensWithin;
  private final Map<BusinessCalendar, Span> known = new HashMap<>();

  Hours(Duration opensWithin) {
    this.opensWithin = opensWithin;
  }

  /** Open or not, from {@code from} until, and not including, {@code until}. */
  record Span(boolean open, Instant from, Instant until) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  Span at(BusinessCalendar calendar, Instant now) {
    Span last = known.get(calendar);
    if (last != null && last.covers(now)) {
      return last;
    }
    Span span = look(calendar, now);
    known.put(calendar, span);
    return span;
  }

  private Span look(BusinessCalendar calendar, Instant now) {
    return switch (calendar) {
      case AlwaysOpenCalendar _ -> new Span(true, Instant.MIN, Instant.MAX);
      case HoursCalendar hours -> {
        Instant opens = hours.nextOpen(now);
        Instant from = opens.equals(now) ? now : opens.minus(opensWithin);
        yield from.isAfter(now)
            ? new Span(false, now, from)
            : new Span(true, now, hours.nextClose(opens));
      }
    };
  }
}
