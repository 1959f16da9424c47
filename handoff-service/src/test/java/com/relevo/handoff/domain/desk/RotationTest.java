package com.relevo.handoff.domain.desk;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
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
  private static final TeamId TEAM = new TeamId("sdr");
  private static final int MANY = 100_000;

  private static Roster roster(Rep... reps) {
    return Roster.of(Samples.agreement(team("sdr", reps)), TEAM);
  }

  private static Roster equalReps(int reps, int capacity, RandomGenerator random) {
    List<Rep> all =
        new ArrayList<>(
            IntStream.range(0, reps).mapToObj(i -> rep("rep-" + i, 1, capacity)).toList());
    Collections.shuffle(all, Random.from(random));
    return roster(all.toArray(Rep[]::new));
  }

  private static Choice.Chosen chosen(Desk desk, Roster roster) {
    return (Choice.Chosen) Rotation.choose(desk, roster, NOON);
  }

  private static Map<RepId, Integer> take(Desk from, Roster roster, int leads) {
    Map<RepId, Integer> got = new HashMap<>();
    roster.seats().forEach(seat -> got.put(seat.rep(), 0));
    Desk desk = from;
    for (int i = 0; i < leads; i++) {
      Choice.Chosen next = chosen(desk, roster);
      got.merge(next.rep(), 1, Integer::sum);
      desk = next.desk();
    }
    return got;
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
      Roster roster = equalReps(2 + random.nextInt(9), MANY, random);
      Desk desk = Desk.of(TEAM);
      Map<RepId, Integer> got = new HashMap<>();
      roster.seats().forEach(seat -> got.put(seat.rep(), 0));
      for (int lead = 0; lead < 500; lead++) {
        // The roster may be listed in another order at every lead.
        List<Roster.Seat> seats = new ArrayList<>(roster.seats());
        Collections.shuffle(seats, Random.from(random));
        Choice.Chosen next = chosen(desk, new Roster(TEAM, true, roster.pool(), seats));
        got.merge(next.rep(), 1, Integer::sum);
        desk = next.desk();
        assertThat(spread(got))
            .as("seed %d after lead %d: %s", seed, lead, got)
            .isLessThanOrEqualTo(1);
      }
    }

    @Test
    void aThousandLeadsToThreeRepsDifferByOneAtMost() {
      assertThat(
              spread(
                  take(
                      Desk.of(TEAM),
                      roster(rep("a", 1, MANY), rep("b", 1, MANY), rep("c", 1, MANY)),
                      1000)))
          .isEqualTo(1);
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
      Map<RepId, Integer> got = take(Desk.of(TEAM), roster(reps), leads);
      for (Rep rep : reps) {
        double due = (double) leads * rep.weight() / sum;
        assertThat((double) got.get(rep.id()))
            .as("seed %d, %s of %d leads: %s", seed, rep, leads, got)
            .isBetween(due - reps.length, due + reps.length);
      }
    }

    @Test
    void oneLeadADayWithEverybodyFreeAgainDoesNotAlwaysGoToTheFirst() {
      Roster roster = roster(rep("a", 1, 1), rep("b", 1, 1), rep("c", 1, 1));
      Desk desk = Desk.of(TEAM);
      Map<RepId, Integer> got = new HashMap<>();
      for (int day = 0; day < 30; day++) {
        Choice.Chosen next = chosen(desk, roster);
        got.merge(next.rep(), 1, Integer::sum);
        desk = next.desk().released(next.rep());
      }
      assertThat(got.values()).containsOnly(10);
    }

    @Test
    void aNewcomerGetsNoFlood() {
      Choice.Chosen state = chosen(Desk.of(TEAM), roster(rep("a", 1, MANY), rep("b", 1, MANY)));
      Desk desk = state.desk();
      Roster old = roster(rep("a", 1, MANY), rep("b", 1, MANY));
      for (int i = 0; i < 999; i++) {
        desk = chosen(desk, old).desk();
      }
      Map<RepId, Integer> got =
          take(desk, roster(rep("a", 1, MANY), rep("b", 1, MANY), rep("new", 1, MANY)), 30);
      assertThat(got.get(new RepId("new"))).isBetween(9, 11);
    }

    @Test
    void whoReturnsFromAbsenceGetsNoFloodEither() {
      Roster all = roster(rep("a", 1, MANY), rep("b", 1, MANY), rep("c", 1, MANY));
      Roster withoutC = roster(rep("a", 1, MANY), rep("b", 1, MANY), away("c"));
      Desk desk = chosen(Desk.of(TEAM), all).desk();
      for (int i = 0; i < 200; i++) {
        desk = chosen(desk, withoutC).desk();
      }
      assertThat(take(desk, all, 30).get(new RepId("c"))).isBetween(9, 12);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void nobodyStarvesHoweverHoursAndCapacitiesComeAndGo(long seed) {
      RandomGenerator random = new Random(seed);
      Desk desk = Desk.of(TEAM);
      Map<String, Integer> sinceLast = new HashMap<>();
      for (int lead = 0; lead < 3000; lead++) {
        Rep[] reps =
            IntStream.range(0, 5)
                .mapToObj(i -> random.nextBoolean() ? rep("r" + i, 1, MANY) : away("r" + i))
                .toArray(Rep[]::new);
        if (Rotation.choose(desk, roster(reps), NOON) instanceof Choice.Chosen next) {
          for (Rep rep : reps) {
            if (rep.active()) {
              sinceLast.merge(rep.id().value(), 1, Integer::sum);
            }
          }
          sinceLast.put(next.rep().value(), 0);
          desk = next.desk();
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
      assertThat(take(Desk.of(TEAM), roster(away("left"), rep("here", 1, MANY)), 20))
          .containsEntry(new RepId("left"), 0);
    }

    @Test
    void neverGivesALeadOutsideTheRepsHours() {
      assertThat(
              take(
                  Desk.of(TEAM),
                  roster(rep("late", 1, MANY, "night"), rep("here", 1, MANY, "day")),
                  20))
          .containsEntry(new RepId("late"), 0);
    }

    @Test
    void aTeamOfPeopleWhoLeftIsAReasonAndNeverASilentPick() {
      assertThat(Rotation.choose(Desk.of(TEAM), roster(away("x"), away("y")), NOON))
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
      Roster roster = roster(reps);
      int places = List.of(reps).stream().mapToInt(Rep::capacity).sum();
      Deque<RepId> open = new ArrayDeque<>();
      Desk desk = Desk.of(TEAM);
      for (int step = 0; step < 2000; step++) {
        if (random.nextBoolean() && !open.isEmpty()) {
          desk = desk.released(open.poll());
        } else if (Rotation.choose(desk, roster, NOON) instanceof Choice.Chosen next) {
          desk = next.desk();
          open.add(next.rep());
        } else {
          assertThat(open)
              .as("seed %d: nobody is free only when all places are taken", seed)
              .hasSize(places);
        }
        for (Rep rep : reps) {
          assertThat(desk.ledger(rep.id()).open())
              .as("seed %d step %d", seed, step)
              .isLessThanOrEqualTo(rep.capacity())
              .isEqualTo(Collections.frequency(open, rep.id()));
        }
      }
    }

    @Test
    void aCapacityOfOneIsOneAndNotRoundedToNone() {
      Roster roster = roster(rep("a", 1, 1));
      Choice.Chosen first = chosen(Desk.of(TEAM), roster);
      assertThat(Rotation.choose(first.desk(), roster, NOON))
          .isInstanceOfSatisfying(
              Choice.Nobody.class,
              nobody -> assertThat(nobody.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
    }
  }

  @Nested
  class C40LeadsFallOutSilently {
    @Test
    void outsideEverybodysHoursTheNextTryIsTheFirstShiftOfSomebodyWithAFreePlace() {
      Roster roster = roster(rep("full", 1, 1, "day"), rep("late", 1, 1, "night"));
      Desk desk = ((Choice.Chosen) Rotation.choose(Desk.of(TEAM), roster, NOON)).desk();
      Instant evening = NOON.plus(Duration.ofHours(5));
      assertThat(Rotation.choose(desk, roster, evening))
          .isInstanceOfSatisfying(
              Choice.Nobody.class,
              nobody -> {
                assertThat(nobody.reason()).isEqualTo(UnroutedReason.NOBODY_IN_HOURS);
                assertThat(nobody.nextTry()).isEqualTo(Instant.parse("2026-11-23T20:00:00Z"));
              });
    }

    @Test
    void saysHowManyAreInTheWayOfWhat() {
      Roster roster = roster(rep("full", 1, 1), rep("late", 1, 1, "night"), away("gone"));
      Desk desk = chosen(Desk.of(TEAM), roster).desk();
      assertThat(((Choice.Nobody) Rotation.choose(desk, roster, NOON)).text())
          .isEqualTo(
              "Of 3 reps of sdr 1 at capacity, 1 out of hours, 1 not active; next shift at 2026-11-23T20:00:00Z");
    }
  }

  @Test
  void everybodyLookedAtIsRecordedWithTheirVerdict() {
    Roster roster =
        roster(
            rep("full", 1, 1),
            rep("a", 2, 5),
            rep("b", 1, 5),
            rep("late", 1, 5, "night"),
            away("gone"));
    Desk desk = chosen(Desk.of(TEAM), roster(rep("full", 1, 1))).desk();
    assertThat(chosen(desk, roster).candidates())
        .extracting(Candidate::rep, Candidate::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(new RepId("full"), Verdict.AT_CAPACITY),
            org.assertj.core.groups.Tuple.tuple(new RepId("a"), Verdict.CHOSEN),
            org.assertj.core.groups.Tuple.tuple(new RepId("b"), Verdict.LESS_CREDIT),
            org.assertj.core.groups.Tuple.tuple(new RepId("late"), Verdict.OUT_OF_HOURS),
            org.assertj.core.groups.Tuple.tuple(new RepId("gone"), Verdict.INACTIVE));
  }
}
