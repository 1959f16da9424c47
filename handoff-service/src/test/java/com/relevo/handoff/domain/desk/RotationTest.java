package com.relevo.handoff.domain.desk;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.domain.desk.Desks.MANY;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
  private static Rep[] equalReps(int reps, RandomGenerator random) {
    List<Rep> all =
        new ArrayList<>(IntStream.range(0, reps).mapToObj(i -> rep("rep-" + i, 1, MANY)).toList());
    Collections.shuffle(all, Random.from(random));
    return all.toArray(Rep[]::new);
  }

  private static int spread(Map<RepId, Integer> got) {
    return Collections.max(got.values()) - Collections.min(got.values());
  }

  @Nested
  class C37UnfairRotation {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalWeightsAreNeverMoreThanOneApartAfterAnyBatchInAnyOrderOfTheRoster(long seed) {
      RandomGenerator random = new Random(seed);
      Rep[] reps = equalReps(2 + random.nextInt(9), random);
      Desks desk = Desks.of(reps);
      Map<RepId, Integer> got = new HashMap<>();
      List.of(reps).forEach(each -> got.put(each.id(), 0));
      for (int lead = 0; lead < 500; lead++) {
        // The roster may be listed in another order at every lead.
        List<Rep> order = new ArrayList<>(List.of(reps));
        Collections.shuffle(order, Random.from(random));
        got.merge(desk.with(order.toArray(Rep[]::new)).next().rep(), 1, Integer::sum);
        assertThat(spread(got))
            .as("seed %d after lead %d: %s", seed, lead, got)
            .isLessThanOrEqualTo(1);
      }
    }

    @Test
    void aThousandLeadsToThreeRepsDifferByOneAtMost() {
      Desks desk = Desks.of(rep("a", 1, MANY), rep("b", 1, MANY), rep("c", 1, MANY));
      assertThat(spread(desk.take(1000))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void sharesFollowWeights(long seed) {
      RandomGenerator random = new Random(seed);
      Rep[] reps =
          IntStream.range(0, 2 + random.nextInt(6))
              .mapToObj(i -> rep("rep-" + i, 1 + random.nextInt(9), MANY))
              .toArray(Rep[]::new);
      int sum = List.of(reps).stream().mapToInt(Rep::weight).sum();
      int leads = 1 + random.nextInt(2000);
      Map<RepId, Integer> got = Desks.of(reps).take(leads);
      for (Rep rep : reps) {
        double due = (double) leads * rep.weight() / sum;
        assertThat((double) got.get(rep.id()))
            .as("seed %d, %s of %d leads: %s", seed, rep, leads, got)
            .isBetween(due - reps.length, due + reps.length);
      }
    }

    @Test
    void oneLeadADayWithEverybodyFreeAgainDoesNotAlwaysGoToTheFirst() {
      Desks desk = Desks.of(rep("a", 1, 1), rep("b", 1, 1), rep("c", 1, 1));
      Map<RepId, Integer> got = new HashMap<>();
      for (int day = 0; day < 30; day++) {
        RepId next = desk.next().rep();
        got.merge(next, 1, Integer::sum);
        desk.release(next);
      }
      assertThat(got.values()).containsOnly(10);
    }

    @Test
    void aNewcomerGetsNoFlood() {
      Desks desk = Desks.of(rep("a", 1, MANY), rep("b", 1, MANY));
      desk.take(1000);
      Map<RepId, Integer> got =
          desk.with(rep("a", 1, MANY), rep("b", 1, MANY), rep("new", 1, MANY)).take(30);
      assertThat(got.get(new RepId("new"))).isBetween(9, 11);
    }

    @Test
    void whoReturnsFromAbsenceGetsNoFloodEither() {
      Rep[] all = {rep("a", 1, MANY), rep("b", 1, MANY), rep("c", 1, MANY)};
      Desks desk = Desks.of(all);
      desk.take(1);
      desk.with(rep("a", 1, MANY), rep("b", 1, MANY), away("c")).take(200);
      assertThat(desk.with(all).take(30).get(new RepId("c"))).isBetween(9, 11);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void nobodyStarvesHoweverHoursAndCapacitiesComeAndGo(long seed) {
      RandomGenerator random = new Random(seed);
      Desks desk = Desks.of(rep("r0", 1, MANY));
      Map<String, Integer> sinceLast = new HashMap<>();
      for (int lead = 0; lead < 3000; lead++) {
        Rep[] reps =
            IntStream.range(0, 5)
                .mapToObj(i -> random.nextBoolean() ? rep("r" + i, 1, MANY) : away("r" + i))
                .toArray(Rep[]::new);
        if (desk.with(reps).look() instanceof Choice.Chosen next) {
          for (Rep rep : reps) {
            if (rep.active()) {
              sinceLast.merge(rep.id().value(), 1, Integer::sum);
            }
          }
          sinceLast.put(next.rep().value(), 0);
          desk.next();
        }
        assertThat(sinceLast.values())
            .as("seed %d at lead %d: turns somebody could have had since their last", seed, lead)
            .allMatch(turns -> turns < 20);
      }
    }
  }

  @Nested
  class C36LeadsToPeopleWhoAreAway {
    @Test
    void neverGivesALeadToAnInactiveRep() {
      assertThat(Desks.of(away("left"), rep("here", 1, MANY)).take(20))
          .containsEntry(new RepId("left"), 0);
    }

    @Test
    void neverGivesALeadOutsideTheRepsHours() {
      assertThat(Desks.of(rep("late", 1, MANY, "night"), rep("here", 1, MANY, "day")).take(20))
          .containsEntry(new RepId("late"), 0);
    }

    @Test
    void aTeamOfPeopleWhoLeftIsAReasonAndNeverASilentPick() {
      assertThat(Desks.of(away("x"), away("y")).look())
          .isInstanceOfSatisfying(
              Choice.Nobody.class,
              nobody -> {
                assertThat(nobody.reason()).isEqualTo(UnroutedReason.NO_ACTIVE_REP);
                assertThat(nobody.nextTry()).isNull();
              });
    }
  }

  @Nested
  class C39CapacityArithmetic {
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void capacityIsNeverExceededAndReleasedPlacesAreRefilledAtOnce(long seed) {
      RandomGenerator random = new Random(seed);
      Rep[] reps =
          IntStream.range(0, 4)
              .mapToObj(i -> rep("r" + i, 1 + random.nextInt(5), 1 + random.nextInt(3)))
              .toArray(Rep[]::new);
      int places = List.of(reps).stream().mapToInt(Rep::capacity).sum();
      Deque<RepId> open = new ArrayDeque<>();
      Desks desk = Desks.of(reps);
      for (int step = 0; step < 2000; step++) {
        if (random.nextBoolean() && !open.isEmpty()) {
          desk.release(open.poll());
        } else if (desk.look() instanceof Choice.Chosen next) {
          desk.next();
          open.add(next.rep());
        } else {
          assertThat(open)
              .as("seed %d: nobody is free only when all places are taken", seed)
              .hasSize(places);
        }
        for (Rep rep : reps) {
          assertThat(desk.rotation().open(rep.id()))
              .as("seed %d step %d", seed, step)
              .isLessThanOrEqualTo(rep.capacity())
              .isEqualTo(Collections.frequency(open, rep.id()));
        }
      }
    }

    @Test
    void aCapacityOfOneIsOneAndNotRoundedToNone() {
      Desks desk = Desks.of(rep("a", 1, 1));
      desk.next();
      assertThat(desk.look())
          .isInstanceOfSatisfying(
              Choice.Nobody.class,
              nobody -> assertThat(nobody.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
    }
  }

  @Nested
  class C40LeadsFallOutSilently {
    @Test
    void outsideEverybodysHoursTheNextTryIsTheFirstShiftOfSomebodyWithAFreePlace() {
      Desks desk = Desks.of(rep("full", 1, 1, "day"), rep("late", 1, 1, "night"));
      desk.next();
      assertThat(desk.at(NOON.plus(Duration.ofHours(5))).look())
          .isInstanceOfSatisfying(
              Choice.Nobody.class,
              nobody -> {
                assertThat(nobody.reason()).isEqualTo(UnroutedReason.NOBODY_IN_HOURS);
                assertThat(nobody.nextTry()).isEqualTo(Instant.parse("2026-11-23T20:00:00Z"));
              });
    }

    @Test
    void saysHowManyAreInTheWayOfWhat() {
      Desks desk = Desks.of(rep("full", 1, 1), rep("late", 1, 1, "night"), away("gone"));
      desk.next();
      assertThat(desk.nobody().text())
          .isEqualTo(
              "Of 3 reps of sdr 1 at capacity, 1 out of hours, 1 not active; next try at 2026-11-23T20:00:00Z");
    }
  }

  @Test
  void everybodyLookedAtIsRecordedWithTheirVerdict() {
    Desks desk = Desks.of(rep("full", 1, 1));
    desk.next();
    desk.with(
        rep("full", 1, 1),
        rep("a", 2, 5),
        rep("b", 1, 5),
        rep("late", 1, 5, "night"),
        away("gone"));
    assertThat(desk.next().candidates())
        .extracting(Candidate::rep, Candidate::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(new RepId("full"), Verdict.AT_CAPACITY),
            org.assertj.core.groups.Tuple.tuple(new RepId("a"), Verdict.CHOSEN),
            org.assertj.core.groups.Tuple.tuple(new RepId("b"), Verdict.LESS_CREDIT),
            org.assertj.core.groups.Tuple.tuple(new RepId("late"), Verdict.OUT_OF_HOURS),
            org.assertj.core.groups.Tuple.tuple(new RepId("gone"), Verdict.INACTIVE));
  }
}
