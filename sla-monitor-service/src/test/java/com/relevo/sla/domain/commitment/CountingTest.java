package com.relevo.sla.domain.commitment;

import static com.relevo.sla.domain.commitment.Promises.captured;
import static com.relevo.sla.domain.commitment.Promises.handedOver;
import static com.relevo.sla.domain.commitment.Promises.profiled;
import static com.relevo.sla.domain.commitment.Promises.qualified;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.sla.LeadStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CountingTest {
  private static final Duration GRACE = Duration.ofDays(7);
  // A Monday.
  private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant NOVEMBER = Instant.parse("2026-10-31T23:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-11-30T23:00:00Z");

  private final Agreement agreement =
      Promises.of(
          Promises.MQLS,
          Promises.PROFILES,
          Promises.ACCEPTED,
          "id: emea, owner: marketing, measure: mql-volume, at-least: 10, period: month, calendar: emea-office, team: sdr-emea",
          "id: french, owner: sales, measure: acceptance-rate, at-least: 50%, period: month, calendar: emea-office, when: 'lead.country == \"FR\"'");
  private final Counting counting = new Counting(agreement, GRACE);
  private static final RepId REP = new RepId("jonas.brandt");

  private final LeadStory lead = LeadStory.german("lead-1");

  /** As the partition adds it up, event by event. */
  private Map<Slot, Tally> counted(Instant now, List<Event> events) {
    Map<Slot, Tally> counts = new HashMap<>();
    LeadMarks marks = LeadMarks.NONE;
    for (Event event : events) {
      LeadMarks next = counting.on(marks, event, now);
      marks.changesTo(next).forEach((slot, change) -> counts.merge(slot, change, Tally::plus));
      marks = next;
    }
    counts.values().removeIf(Tally.NONE::equals);
    return counts;
  }

  private Map<Slot, Tally> counted(Event... events) {
    return counted(DECEMBER, List.of(events));
  }

  private static Slot slot(String commitment, Instant from) {
    return new Slot(commitment, from);
  }

  @Nested
  class Volume {
    @Test
    void countsALeadOnceAPeriodHoweverOftenItQualifies() {
      assertThat(
              counted(
                  qualified("lead-1", Stage.PROFILED, "US", TEN),
                  qualified("lead-1", Stage.RECYCLED, "US", TEN.plusSeconds(3600))))
          .containsExactly(Map.entry(slot("mqls", NOVEMBER), new Tally(1, 1)));
    }

    @Test
    void countsItAgainInTheNextPeriod() {
      Instant later = DECEMBER.plusSeconds(1);
      assertThat(
              counted(
                  later,
                  List.of(
                      qualified("lead-1", Stage.PROFILED, "US", TEN),
                      qualified("lead-1", Stage.RECYCLED, "US", later))))
          .containsOnlyKeys(slot("mqls", NOVEMBER), slot("mqls", DECEMBER));
    }

    @Test
    void splitsMonthsAtMidnightOfTheCalendarsZone() {
      assertThat(
              counted(
                  qualified("lead-1", Stage.PROFILED, "US", DECEMBER.minusMillis(1)),
                  qualified("lead-1", Stage.RECYCLED, "US", DECEMBER)))
          .containsOnlyKeys(slot("mqls", NOVEMBER), slot("mqls", DECEMBER));
    }

    @Test
    void countsForTheTeamThatRoutingGives() {
      assertThat(counted(qualified("lead-1", Stage.PROFILED, "DE", TEN)))
          .containsOnlyKeys(slot("mqls", NOVEMBER), slot("emea", NOVEMBER));
    }

    @Test
    void doesNotCountALeadThatWasQualifiedBefore() {
      assertThat(counted(qualified("lead-1", Stage.SQL, "US", TEN))).isEmpty();
    }

    @Test
    void countsNoImportsNorReplays() {
      assertThat(
              counted(
                  lead.in(Mode.QUIET).qualified(TEN),
                  lead.in(Mode.REPLAY).qualified(TEN),
                  lead.in(Mode.QUIET).accepted(TEN)))
          .isEmpty();
    }

    @Test
    void passesOverWhatComesAfterTheGrace() {
      Event event = qualified("lead-1", Stage.PROFILED, "US", TEN);
      assertThat(counted(DECEMBER.plus(GRACE).minusMillis(1), List.of(event))).hasSize(1);
      assertThat(counted(DECEMBER.plus(GRACE), List.of(event))).isEmpty();
    }
  }

  @Nested
  class Profiles {
    private final Slot week = slot("profiles", Instant.parse("2026-11-22T23:00:00Z"));
    private final Instant end = Instant.parse("2026-11-29T23:00:00Z");

    @Test
    void countNewLeadsAndOfThemTheProfiledOnes() {
      assertThat(counted(captured("lead-1", "DE", TEN)))
          .containsExactly(Map.entry(week, new Tally(0, 1)));
      assertThat(counted(captured("lead-1", "DE", TEN), profiled("lead-1", TEN.plusSeconds(1))))
          .containsExactly(Map.entry(week, new Tally(1, 1)));
    }

    @Test
    void countAProfileReadBeforeTheCapture() {
      assertThat(counted(profiled("lead-1", TEN.plusSeconds(1)), captured("lead-1", "DE", TEN)))
          .containsExactly(Map.entry(week, new Tally(1, 1)));
    }

    @Test
    void mustBeCompleteByTheEndOfThePeriod() {
      assertThat(counted(captured("lead-1", "DE", TEN), profiled("lead-1", end)))
          .containsExactly(Map.entry(week, new Tally(0, 1)));
    }
  }

  @Nested
  class Answers {
    @Test
    void countOnceALeadByTheLastOne() {
      assertThat(counted(lead.accepted("a2", REP, TEN.plusSeconds(9)), lead.rejected(TEN)))
          .containsExactly(Map.entry(slot("accepted", NOVEMBER), new Tally(1, 1)));
      assertThat(counted(lead.rejected(TEN.plusSeconds(9)), lead.accepted(TEN)))
          .containsExactly(Map.entry(slot("accepted", NOVEMBER), new Tally(0, 1)));
    }

    @Test
    void countForAConditionThatHeldWhenTheLeadWasHandedOver() {
      assertThat(counted(handedOver("lead-1", "FR", TEN), lead.accepted(TEN)))
          .containsOnlyKeys(slot("accepted", NOVEMBER), slot("french", NOVEMBER));
      assertThat(counted(handedOver("lead-1", "DE", TEN), lead.accepted(TEN)))
          .containsOnlyKeys(slot("accepted", NOVEMBER));
    }
  }

  @Test
  void comesToTheSameInAnyOrderAndWithDuplicates() {
    List<Event> events =
        List.of(
            captured("lead-1", "DE", TEN),
            profiled("lead-1", TEN.plusSeconds(1)),
            qualified("lead-1", Stage.PROFILED, "DE", TEN.plusSeconds(2)),
            lead.rejected(TEN.plusSeconds(3)),
            qualified("lead-1", Stage.RECYCLED, "DE", TEN.plusSeconds(4)),
            lead.accepted("a2", REP, TEN.plusSeconds(5)));
    Map<Slot, Tally> once = counted(DECEMBER, events);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Event> shuffled = new ArrayList<>(events);
      shuffled.addAll(events.subList(0, random.nextInt(events.size())));
      Collections.shuffle(shuffled, random);
      assertThat(counted(DECEMBER, shuffled)).as("seed %d", seed).isEqualTo(once);
    }
  }
}
