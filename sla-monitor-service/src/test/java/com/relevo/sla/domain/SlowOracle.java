package com.relevo.sla.domain;

import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.ScoringEvent.QualificationChanged;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What must become of each clock, from nothing but the list of what happened when and was read
 * when; minute by minute, without states, sharing no code with the clockwork. Everything is in
 * whole minutes, and each minute ends with a look at what is due. {@code history} is in the order
 * read.
 */
final class SlowOracle {
  record Read(Event event, Instant readAt) {
    Instant at() {
      return event.meta().occurredAt();
    }
  }

  private final List<Read> history;

  SlowOracle(List<Read> history) {
    this.history = history;
  }

  /** Walks the office hours of Monday to Friday, 9 to 17, minute by minute. */
  static Instant due(Instant start, int minutes) {
    Instant minute = start;
    for (int left = minutes; left > 0; minute = minute.plus(Duration.ofMinutes(1))) {
      if (open(minute)) {
        left--;
      }
    }
    return minute;
  }

  private static boolean open(Instant minute) {
    ZonedDateTime time = minute.atZone(ZoneOffset.UTC);
    boolean weekend =
        time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && time.getHour() >= 9 && time.getHour() < 17;
  }

  Optional<String> route() {
    return clock(
        this::opened, 15, (known, _) -> all(known, LeadAssigned.class, _ -> true), (_, _) -> false);
  }

  Optional<String> respond() {
    return clock(
        this::opened,
        120,
        (known, start) ->
            all(
                known,
                ContactLogged.class,
                contact ->
                    contact.level() != ContactLevel.AUTOMATED
                        && !contact.meta().occurredAt().isBefore(start)),
        (_, _) -> false);
  }

  Optional<String> accept(String assignment) {
    return clock(
        known ->
            opened(known)
                .flatMap(_ ->
                    first(
                        all(
                            known,
                            LeadAssigned.class,
                            each -> each.assignment().id().value().equals(assignment)))),
        60,
        (known, _) ->
            all(
                known,
                LeadAccepted.class,
                each -> each.assignment().id().value().equals(assignment)),
        (read, start) -> read.event() instanceof LeadAssigned && read.at().isAfter(start));
  }

  /**
   * In time, if at any moment what was known showed that. Else ended, if that was known when the
   * breach would have fired. Else breached, and perhaps done after.
   */
  private Optional<String> clock(
      Function<List<Read>, Optional<Instant>> starts,
      int minutes,
      BiFunction<List<Read>, Instant, List<Read>> evidence,
      BiPredicate<Read, Instant> reassigns) {
    Optional<Instant> known = starts.apply(history);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Instant start = known.get();
    Instant due = due(start, minutes);
    Instant fires = due;
    boolean released = false;
    boolean late = false;
    for (int read = 1; read <= history.size(); read++) {
      List<Read> soFar = history.subList(0, read);
      if (starts.apply(soFar).isEmpty()) {
        fires = later(due, history.get(read).readAt()); // not before the start is read
        continue;
      }
      Optional<Instant> end = end(soFar, start, each -> reassigns.test(each, start));
      Optional<Instant> done =
          first(evidence.apply(soFar, start)).filter(at -> end.isEmpty() || !at.isAfter(end.get()));
      if (done.isPresent() && !done.get().isAfter(due)) {
        return Optional.of("MET");
      }
      boolean inTime = !history.get(read - 1).readAt().isAfter(fires);
      released |= inTime && done.isEmpty() && end.isPresent() && !end.get().isAfter(due);
      boolean lastBeforeFire = read == history.size() || history.get(read).readAt().isAfter(fires);
      late |= lastBeforeFire && done.isPresent();
    }
    return Optional.of(released ? "CANCELLED" : late ? "MET_LATE" : "BREACHED");
  }

  private static Optional<Instant> end(List<Read> known, Instant start, Predicate<Read> reassigns) {
    List<Instant> ends = new ArrayList<>();
    known.stream()
        .filter(read -> read.event() instanceof HandoffClosed || reassigns.test(read))
        .map(Read::at)
        .forEach(ends::add);
    withheld(known, start).ifPresent(ends::add);
    return ends.stream().map(at -> later(start, at)).min(Comparator.naturalOrder());
  }

  private static Optional<Instant> withheld(List<Read> known, Instant start) {
    List<Read> consents =
        all(known, ConsentChanged.class, _ -> true).stream()
            .sorted(Comparator.comparing(Read::at))
            .toList();
    Optional<Read> before =
        consents.stream().filter(read -> !read.at().isAfter(start)).reduce((_, last) -> last);
    return before.filter(SlowOracle::withdraws).isPresent()
        ? before.map(Read::at)
        : consents.stream()
            .filter(read -> read.at().isAfter(start))
            .filter(SlowOracle::withdraws)
            .map(Read::at)
            .findFirst();
  }

  private static boolean withdraws(Read read) {
    return read.event() instanceof ConsentChanged consent && !consent.contactAllowed();
  }

  private Optional<Instant> opened(List<Read> known) {
    List<Read> all = new ArrayList<>(all(known, QualificationChanged.class, _ -> true));
    all.addAll(all(known, HandoffOpened.class, _ -> true));
    return first(all);
  }

  private static Optional<Instant> first(List<Read> reads) {
    return reads.stream().map(Read::at).min(Comparator.naturalOrder());
  }

  private static <T extends Event> List<Read> all(
      List<Read> known, Class<T> type, Predicate<T> which) {
    return known.stream()
        .filter(read -> type.isInstance(read.event()) && which.test(type.cast(read.event())))
        .toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
