package com.relevo.agreement.calendar;

import com.relevo.agreement.calendar.Walk.Entry;
import com.relevo.agreement.calendar.Walk.Reason;
import com.relevo.agreement.calendar.Walk.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks piece by piece, one day's hours at a time, and makes one entry of pieces that are alike.
 */
final class Walker {
  /** A long stretch without a change, such as around the clock, is not walked for ever. */
  private static final Duration LONGEST = Duration.ofDays(3660);

  private final BusinessCalendar calendar;
  private final Pauses pauses;

  Walker(BusinessCalendar calendar, Pauses pauses) {
    this.calendar = calendar;
    this.pauses = pauses;
  }

  Walk walk(Interval span, int most) {
    List<Entry> entries = new ArrayList<>();
    Instant last = span.from().plus(LONGEST);
    Instant at = span.from();
    while (at.isBefore(span.to()) && at.isBefore(last)) {
      Entry piece = piece(at, span.to());
      if (!entries.isEmpty() && alike(entries.getLast(), piece)) {
        piece = joined(entries.removeLast(), piece);
      } else if (entries.size() == most) {
        break;
      }
      entries.add(piece);
      at = piece.to();
    }
    return new Walk(
        span.from(),
        span.to(),
        pauses.elapsed(calendar, span.from(), span.to()),
        entries,
        at.isBefore(span.to())
            ? new Rest(at, span.to(), pauses.elapsed(calendar, at, span.to()))
            : null);
  }

  private Entry piece(Instant at, Instant end) {
    Instant until = end;
    for (Interval pause : pauses.intervals()) {
      if (at.isBefore(pause.from())) {
        until = earlier(until, pause.from());
      } else if (at.isBefore(pause.to())) {
        return entry(at, earlier(end, pause.to()), false, Reason.PAUSED, "");
      }
    }
    return switch (calendar) {
      case AlwaysOpenCalendar _ -> entry(at, until, true, Reason.ALWAYS_OPEN, "");
      case HoursCalendar hours -> {
        DayHours day = DayHours.around(hours.schedule(), at.getEpochSecond());
        Instant change = Instant.ofEpochSecond(day.changeAfter(at.getEpochSecond()));
        DayHours.Why why = day.at(at.getEpochSecond());
        yield entry(at, earlier(until, change), why.counts(), why.reason(), why.holiday());
      }
    };
  }

  private Entry entry(Instant from, Instant to, boolean counts, Reason reason, String holiday) {
    return new Entry(from.atZone(calendar.zone()).toLocalDate(), from, to, counts, reason, holiday);
  }

  private static boolean alike(Entry one, Entry next) {
    return one.counts() == next.counts()
        && one.reason() == next.reason()
        && one.holiday().equals(next.holiday());
  }

  private static Entry joined(Entry one, Entry next) {
    return new Entry(one.date(), one.from(), next.to(), one.counts(), one.reason(), one.holiday());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
