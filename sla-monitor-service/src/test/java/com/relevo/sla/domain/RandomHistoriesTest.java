package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Target.CalendarRef;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.RepId;
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
 * Random lives of a lead, read in random order with random delays, against an oracle that knows no
 * states. {@code Monitor} rebuilds the state from the log after every step and compares.
 */
class RandomHistoriesTest {
  private static final int HISTORIES = Integer.getInteger("relevo.sla.histories", 3000);
  private static final Instant FRIDAY = Instant.parse("2026-11-20T14:00:00Z");
  private static final Instant THE_END = Instant.parse("2026-11-27T00:00:00Z");
  private static final RepId JONAS = new RepId("jonas.brandt");
  private static final ContactLevel[] LEVELS = ContactLevel.values();

  private final LeadStory lead = LeadStory.german("lead-1");

  @Test
  void becomesOfEveryClockWhatTheOracleSays() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Read> history = history(new Random(seed));
      Monitor monitor = play(history);
      Map<String, String> expected = expected(new SlowOracle(history));
      Map<String, String> actual = new TreeMap<>();
      monitor.verdicts().forEach((id, state) -> actual.put(id, state.name()));
      assertThat(actual).as("seed %d: %s", seed, history).isEqualTo(expected);
      assertSaidOnce(monitor, seed);
      expected.values().forEach(verdict -> seen.merge(verdict, 1, Integer::sum));
      monitor.said().forEach(event -> seen.merge(event.type().name(), 1, Integer::sum));
    }
    assertThat(seen)
        .as("everything came up")
        .containsKeys("MET", "MET_LATE", "BREACHED", "CANCELLED", "SLA_RESCINDED");
  }

  private static void assertSaidOnce(Monitor monitor, long seed) {
    assertThat(monitor.said())
        .as("seed %d", seed)
        .extracting(event -> event.meta().eventId())
        .doesNotHaveDuplicates();
    monitor
        .clocks()
        .values()
        .forEach(clock -> {
          List<EventType> said = clock.history().stream().map(Transition::type).toList();
          assertThat(said).as("seed %d: %s", seed, clock.id()).startsWith(EventType.SLA_STARTED);
          assertThat(clock.rescinded())
              .as("seed %d: %s", seed, clock.id())
              .isEqualTo(said.contains(EventType.SLA_RESCINDED));
          List<Step> fired = clock.steps().stream().filter(step -> step.firedAt() != null).toList();
          assertThat(fired).isEqualTo(clock.steps().subList(0, fired.size()));
        });
  }

  private Monitor play(List<Read> history) {
    Monitor monitor =
        new Monitor(Agreements.version("v1", new CalendarRef.Named("office")), lead.lead());
    Instant minute = FRIDAY.minus(Duration.ofDays(1));
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

  private Map<String, String> expected(SlowOracle oracle) {
    Map<String, String> expected = new TreeMap<>();
    oracle.route().ifPresent(verdict -> expected.put("lead-1/1/route", verdict));
    oracle.respond().ifPresent(verdict -> expected.put("lead-1/1/respond", verdict));
    for (String assignment : List.of("a1", "a2")) {
      oracle
          .accept(assignment)
          .ifPresent(verdict -> expected.put("lead-1/1/accept/" + assignment, verdict));
    }
    return expected;
  }

  /**
   * In the order read. Times differ by minutes, so that ties are frequent where they matter: at the
   * due times.
   */
  private List<Read> history(Random random) {
    List<Read> history = new ArrayList<>();
    Instant opened = FRIDAY.plus(minutes(random, 240));
    read(history, lead.qualified(opened), random);
    read(history, lead.opened(opened), random);
    Instant assigned = opened.plus(minutes(random, 30));
    if (random.nextInt(10) > 0) {
      read(history, lead.assigned(assigned), random);
    }
    if (random.nextInt(3) > 0) {
      read(history, lead.accepted(assigned.plus(minutes(random, 120))), random);
    }
    if (random.nextInt(3) == 0) {
      Instant again = assigned.plus(minutes(random, 120)).plus(Duration.ofMinutes(1));
      read(history, lead.assigned("a2", JONAS, again), random);
      read(history, lead.accepted("a2", JONAS, again.plus(minutes(random, 90))), random);
    }
    for (int contact = random.nextInt(4); contact > 0; contact--) {
      Instant at = opened.plus(minutes(random, 300)).minus(Duration.ofMinutes(20));
      read(history, lead.contact(LEVELS[random.nextInt(LEVELS.length)], at), random);
    }
    if (random.nextInt(3) == 0) {
      read(
          history,
          lead.consent(
              random.nextBoolean(),
              opened.plus(minutes(random, 300)).minus(Duration.ofMinutes(100))),
          random);
    }
    if (random.nextInt(2) == 0) {
      read(history, lead.closed(Outcome.RECYCLED, assigned.plus(minutes(random, 400))), random);
    }
    history.sort(Comparator.comparing(Read::readAt));
    return history;
  }

  private static void read(List<Read> history, Event event, Random random) {
    Instant at = event.meta().occurredAt();
    Duration delay = random.nextInt(3) > 0 ? Duration.ZERO : minutes(random, 300);
    history.add(new Read(event, at.plus(delay)));
    if (random.nextInt(5) == 0) {
      history.add(new Read(event, at.plus(delay).plus(minutes(random, 60))));
    }
  }

  private static Duration minutes(Random random, int below) {
    return Duration.ofMinutes(random.nextInt(below));
  }
}
