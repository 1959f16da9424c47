package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.sla.LeadStory;
import com.relevo.sla.domain.SlowOracle.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a lead, read in random order with random delays, against an oracle that is
 * written from docs/sla-semantics.md. {@code Monitor} rebuilds the state from the log after every
 * step and restarts from the store's bytes.
 */
class RandomHistoriesTest {
  /** To look at one that failed, it alone. */
  private static final long FIRST = Long.getLong("relevo.sla.first-history", 1);

  private static final int HISTORIES = Integer.getInteger("relevo.sla.histories", 60);
  private static final Instant THURSDAY = Instant.parse("2026-11-19T00:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-20T14:00:00Z");
  private static final Instant THE_END = Instant.parse("2026-12-01T00:00:00Z");
  private static final RepId JONAS = new RepId("jonas.brandt");
  private static final ContactLevel[] LEVELS = ContactLevel.values();
  private static final boolean[] OPEN = open(Samples.office());

  private final LeadStory lead = LeadStory.german("lead-1");

  /** A day longer than any history, so that what falls due at its end is seen. */
  private static boolean[] open(BusinessCalendar calendar) {
    boolean[] open = new boolean[15 * 24 * 60];
    for (int minute = 0; minute < open.length; minute++) {
      open[minute] = calendar.isOpen(THURSDAY.plus(Duration.ofMinutes(minute)));
    }
    return open;
  }

  @Test
  void becomesOfEveryClockWhatTheOracleSays() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      List<Read> history = history(new Random(seed));
      Monitor monitor = play(history);
      Map<String, String> expected = new SlowOracle(history, THURSDAY, OPEN).verdicts(THE_END);
      assertThat(actual(monitor)).as("seed %d: %s", seed, story(history)).isEqualTo(expected);
      assertSaidOnce(monitor, seed);
      expected.values().forEach(verdict -> seen.merge(verdict.split(" ")[0], 1, Integer::sum));
      monitor.said().forEach(event -> seen.merge(event.type().name(), 1, Integer::sum));
    }
    assumeTrue(HISTORIES >= 60, "few histories need not have everything in them");
    assertThat(seen)
        .as("everything came up")
        .containsKeys(
            "MET",
            "MET_LATE",
            "BREACHED",
            "CANCELLED",
            "UNMEASURABLE",
            "PAUSED",
            "SLA_RESCINDED",
            "SLA_RESUMED",
            "SLA_ESCALATED");
  }

  private static Map<String, String> actual(Monitor monitor) {
    Map<String, String> actual = new TreeMap<>();
    monitor
        .clocks()
        .forEach((id, clock) ->
            actual.put(
                id,
                clock.state()
                    + " "
                    + monitor.said().stream()
                        .filter(event -> event.instance().id().equals(id))
                        .flatMap(event -> fired(event).stream())
                        .toList()));
    return actual;
  }

  private static List<String> fired(SlaEvent event) {
    return switch (event) {
      case SlaEvent.SlaWarned warned -> List.of(warned.step() + "@" + minute(warned.stepDueAt()));
      case SlaEvent.SlaBreached breached -> List.of("breach@" + minute(breached.dueAt()));
      case SlaEvent.SlaEscalated escalated ->
          List.of(escalated.step() + "@" + minute(escalated.stepDueAt()));
      default -> List.of();
    };
  }

  private static long minute(Instant at) {
    return Duration.between(THURSDAY, at).toMinutes();
  }

  private static List<String> story(List<Read> history) {
    return history.stream()
        .map(read ->
            read.event().type().type()
                + " of "
                + read.event().meta().cycle()
                + " at "
                + minute(read.at())
                + " read "
                + minute(read.readAt()))
        .toList();
  }

  private static void assertSaidOnce(Monitor monitor, long seed) {
    assertThat(monitor.said())
        .as("seed %d", seed)
        .extracting(event -> event.meta().eventId())
        .doesNotHaveDuplicates();
    monitor
        .clocks()
        .forEach((id, clock) -> {
          List<EventType> said = clock.history().stream().map(Transition::type).toList();
          assertThat(said).as("seed %d: %s", seed, id).startsWith(EventType.SLA_STARTED);
          assertThat(clock.rescinded())
              .as("seed %d: %s", seed, id)
              .isEqualTo(said.contains(EventType.SLA_RESCINDED));
        });
  }

  private Monitor play(List<Read> history) {
    Monitor monitor = new Monitor(Samples.complete(), lead.lead());
    Instant minute = THURSDAY;
    for (Read next : history) {
      if (next.readAt().isAfter(minute)) {
        fireUntil(monitor, next.readAt());
        minute = next.readAt();
      }
      monitor.read(next.event(), minute);
    }
    fireUntil(monitor, THE_END);
    return monitor.tick(THE_END);
  }

  /** Each step at its own minute, as the tick would, without ticking through all the others. */
  private static void fireUntil(Monitor monitor, Instant before) {
    while (monitor.state().nextStepDue().filter(due -> due.isBefore(before)).isPresent()) {
      monitor.tick(monitor.state().nextStepDue().orElseThrow());
    }
  }

  /**
   * In the order read. Times differ by minutes, so that ties are frequent where they matter: at the
   * due times.
   */
  private List<Read> history(Random random) {
    List<Read> history = new ArrayList<>();
    Instant opened = FRIDAY.plus(minutes(random, 240));
    Instant closed = cycle(history, lead, opened, random);
    if (closed != null && random.nextInt(2) == 0) {
      cycle(history, lead.inCycle(2), closed.plus(minutes(random, 900)).plusSeconds(60), random);
    }
    for (int consent = random.nextInt(6); consent < 2; consent++) {
      read(
          history,
          lead.consent(
              random.nextBoolean(),
              opened.plus(minutes(random, 300)).minus(Duration.ofMinutes(100))),
          random);
    }
    if (random.nextInt(12) == 0) {
      read(history, lead.erased(opened.plus(minutes(random, 2000))), random);
    }
    history.sort(Comparator.comparing(Read::readAt));
    return history;
  }

  /** When it was closed, or null. */
  private static Instant cycle(List<Read> history, LeadStory story, Instant opened, Random random) {
    if (random.nextInt(10) > 0) {
      read(history, story.qualified(opened), random);
    }
    read(history, story.opened(opened), random);
    Instant assigned = opened.plus(minutes(random, 20).multipliedBy(2));
    // On odd minutes, where nothing else that ends the wait can happen at the same time.
    for (int waits = random.nextInt(3); waits > 0; waits--) {
      read(
          history,
          story.waiting(opened.plus(minutes(random, 90).multipliedBy(2).plusMinutes(1))),
          random);
    }
    if (random.nextInt(10) > 0) {
      read(history, story.assigned(assigned), random);
    }
    Instant accepted = assigned.plus(minutes(random, 60).multipliedBy(2));
    if (random.nextInt(3) > 0) {
      read(history, story.accepted(accepted), random);
    }
    if (random.nextInt(3) == 0) {
      Instant again = assigned.plus(minutes(random, 60).multipliedBy(2)).plusSeconds(120);
      read(history, story.assigned("a2", JONAS, again), random);
      read(
          history,
          story.accepted("a2", JONAS, again.plus(minutes(random, 45).multipliedBy(2))),
          random);
    }
    for (int contact = random.nextInt(5); contact > 0; contact--) {
      Instant at = opened.plus(minutes(random, 1200)).minus(Duration.ofMinutes(20));
      read(history, story.contact(LEVELS[random.nextInt(LEVELS.length)], at), random);
    }
    if (random.nextInt(4) == 0) {
      read(
          history,
          story.salesQualified(accepted.plus(minutes(random, 300)).plusSeconds(60)),
          random);
    }
    Instant closed = assigned.plus(minutes(random, 300).multipliedBy(2)).plusSeconds(300);
    return switch (random.nextInt(6)) {
      case 0 -> read(history, story.closed(Outcome.RECYCLED, closed), random);
      case 1 -> read(history, story.closed(Outcome.WITHDRAWN, closed), random);
      case 2 -> read(history, story.rejected(closed), random);
      case 3 -> read(history, story.won(closed), random);
      default -> null;
    };
  }

  private static Instant read(List<Read> history, Event event, Random random) {
    Instant at = event.meta().occurredAt();
    Duration delay = random.nextInt(3) > 0 ? Duration.ZERO : minutes(random, 300);
    history.add(new Read(event, at.plus(delay)));
    if (random.nextInt(5) == 0) {
      history.add(new Read(event, at.plus(delay).plus(minutes(random, 60))));
    }
    return at;
  }

  private static Duration minutes(Random random, int below) {
    return Duration.ofMinutes(random.nextInt(below));
  }
}
