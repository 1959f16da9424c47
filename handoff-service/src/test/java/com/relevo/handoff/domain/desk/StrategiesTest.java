package com.relevo.handoff.domain.desk;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.absent;
import static com.relevo.handoff.Samples.limited;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.skilled;
import static com.relevo.handoff.domain.desk.Desks.MANY;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Period;
import com.relevo.agreement.Pool;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.agreement.Rate;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesTest {
  private static final RepId A = new RepId("a");
  private static final RepId B = new RepId("b");

  private static Pool pool(Strategy strategy) {
    return new Pool(strategy, Duration.ZERO, 50);
  }

  @Nested
  class InTurn {
    @Test
    void aLeadThatWasNoneGivesItsRepTheNextOne() {
      Desks desk = Desks.of(rep("a", 1, MANY), rep("b", 1, MANY));
      desk.take(4);
      RepId fooled = desk.next().rep();
      desk.release(fooled, Result.NO_LEAD);

      assertThat(desk.next().rep()).isEqualTo(fooled);
      Map<RepId, Integer> got = desk.take(10);
      assertThat(got.get(A)).as("and is level again").isEqualTo(5);
    }

    @Test
    void aLeadThatWasRejectedForAnotherReasonIsATurnAllTheSame() {
      Desks desk = Desks.of(rep("a", 1, MANY), rep("b", 1, MANY));
      RepId first = desk.next().rep();
      desk.release(first, Result.UNQUALIFIED);

      assertThat(desk.next().rep()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void anyTwoAreOneApartByTheirWeightsAtMostHoweverTheOthersComeAndGo(long seed) {
      Random random = new Random(seed);
      Rep[] reps =
          IntStream.range(0, 6)
              .mapToObj(i -> rep("r" + i, 1 + random.nextInt(7), MANY))
              .toArray(Rep[]::new);
      Desks desk = Desks.of(reps);
      Map<RepId, Integer> got = new HashMap<>();
      for (int lead = 0; lead < 2000; lead++) {
        // The first two are always there.
        List<Rep> present = new ArrayList<>(List.of(reps[0], reps[1]));
        for (int i = 2; i < reps.length; i++) {
          if (random.nextInt(4) > 0) {
            present.add(reps[i]);
          }
        }
        got.merge(desk.with(present.toArray(Rep[]::new)).next().rep(), 1, Integer::sum);
        double first = got.getOrDefault(reps[0].id(), 0) / (double) reps[0].weight();
        double second = got.getOrDefault(reps[1].id(), 0) / (double) reps[1].weight();
        assertThat(Math.abs(first - second))
            .as("seed %d after lead %d: %s", seed, lead, got)
            .isLessThanOrEqualTo(1.0 / Math.min(reps[0].weight(), reps[1].weight()) + 1e-6);
      }
    }

    @Test
    void theLedgerKnowsWhatEverybodysShareWas() {
      Desks desk = Desks.of(rep("a", 3, MANY), rep("b", 1, MANY));
      desk.take(40);
      double shared = desk.rotation().desk().shared();

      assertThat(desk.rotation().ledger(A).dueAt(3, shared))
          .isCloseTo(30, org.assertj.core.data.Offset.offset(1e-9));
      assertThat(desk.rotation().ledger(A).had()).isEqualTo(30);
      assertThat(desk.rotation().ledger(B).had()).isEqualTo(10);
    }

    @Test
    void ofAThousandRepsTheClosestTenAreListedAndTheOthersCounted() {
      Desks desk =
          Desks.of(
              IntStream.range(0, 1000)
                  .mapToObj(i -> rep("r" + i, 1, 1, i < 990 ? "always" : "night"))
                  .toArray(Rep[]::new));
      Choice.Chosen chosen = desk.next();

      assertThat(chosen.candidates()).hasSize(10);
      assertThat(chosen.candidates().getFirst())
          .extracting(Candidate::rep, Candidate::verdict)
          .containsExactly(chosen.rep(), Verdict.CHOSEN);
      assertThat(chosen.others())
          .isEqualTo(Map.of(Verdict.LESS_CREDIT, 980, Verdict.OUT_OF_HOURS, 10));
    }
  }

  @Nested
  class LeastLoaded {
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void whoeverHasLeastOpenForTheirCapacityIsNext(long seed) {
      Random random = new Random(seed);
      Rep[] reps = {rep("a", 1, 10), rep("b", 1, 20), rep("c", 1, 5)};
      Desks desk = Desks.of(pool(Strategy.LEAST_LOADED), reps);
      Deque<RepId> open = new ArrayDeque<>();
      for (int step = 0; step < 1000; step++) {
        if (random.nextInt(3) == 0 && !open.isEmpty()) {
          desk.release(open.poll());
        } else if (desk.look() instanceof Choice.Chosen) {
          Map<RepId, Double> before = loads(desk, reps);
          RepId next = desk.next().rep();
          assertThat(before.get(next))
              .as("seed %d step %d: %s", seed, step, before)
              .isEqualTo(before.values().stream().mapToDouble(each -> each).min().orElseThrow());
          open.add(next);
        }
      }
    }

    private static Map<RepId, Double> loads(Desks desk, Rep... reps) {
      Map<RepId, Double> loads = new HashMap<>();
      for (Rep each : reps) {
        loads.put(each.id(), desk.rotation().open(each.id()) / (double) each.capacity());
      }
      return loads;
    }

    @Test
    void thirtyOfThirtyToOneRepOnTiesIsImpossible() {
      for (Strategy strategy :
          List.of(Strategy.ROUND_ROBIN, Strategy.LEAST_LOADED, Strategy.BEST_MATCH)) {
        Desks desk = Desks.of(pool(strategy), rep("a", 1, 10), rep("b", 1, 10), rep("c", 1, 10));
        Map<RepId, Integer> got = new HashMap<>();
        for (int lead = 0; lead < 30; lead++) {
          RepId next = desk.next().rep();
          got.merge(next, 1, Integer::sum);
          desk.release(next); // so that all are free again
        }
        assertThat(got.values()).as(strategy.name()).containsOnly(10);
      }
    }
  }

  @Nested
  class BestMatch {
    private final Desks desk =
        Desks.of(
            pool(Strategy.BEST_MATCH),
            skilled("a", Set.of("crm"), Set.of("de"), null),
            skilled("b", Set.of(), Set.of("fr", "de"), null),
            skilled("c", Set.of("crm", "erp"), Set.of("en"), null));

    @ParameterizedTest
    @CsvSource({"de-CH, CRM, a", "fr, crm, b", "en, erp, c", "pl, erp, c"})
    void theLanguageCountsFirstThenTheSkill(String language, String skill, String rep) {
      for (int i = 0; i < 3; i++) {
        assertThat(desk.next(Wants.of(language, skill)).rep()).isEqualTo(new RepId(rep));
      }
    }

    @Test
    void amongThoseWhoMatchAlikeItGoesInTurn() {
      Map<RepId, Integer> got = new HashMap<>();
      for (int i = 0; i < 10; i++) {
        got.merge(desk.next(Wants.of("de", null)).rep(), 1, Integer::sum);
      }
      assertThat(got).isEqualTo(Map.of(A, 5, B, 5));
    }
  }

  @Nested
  class BestPerformer {
    @Test
    void theBestHasWhatTheFloorLeavesAndEverybodyTheirTurnOfTheFloor() {
      Desks desk =
          Desks.of(
              new Pool(Strategy.BEST_PERFORMER, Duration.ZERO, 40),
              rep("a", 1, MANY),
              rep("b", 1, MANY));
      desk.rotation().take(A, NOON);
      desk.release(A, Result.QUALIFIED);
      Map<RepId, Integer> got = desk.take(1000);

      assertThat(got.get(B)).isBetween(199, 201);
    }

    @Test
    void withoutAFloorTheBestHasAllUntilTheyAreFull() {
      Desks desk =
          Desks.of(
              new Pool(Strategy.BEST_PERFORMER, Duration.ZERO, 0), rep("a", 1, 3), rep("b", 1, 9));
      desk.rotation().take(A, NOON);
      desk.release(A, Result.QUALIFIED);

      assertThat(desk.take(5)).isEqualTo(Map.of(A, 3, B, 2));
    }
  }

  @Nested
  class FirstToClaim {
    private final Desks desk =
        Desks.of(pool(Strategy.FIRST_TO_CLAIM), rep("a", 1, 1), rep("b", 1, 1));

    @Test
    void nobodyIsChosenUntilSomebodyClaims() {
      assertThat(desk.nobody().reason()).isEqualTo(UnroutedReason.UNCLAIMED);
      assertThat(desk.nobody().text()).isEqualTo("2 reps may claim it");
    }

    @Test
    void whoIsFullCannotClaim() {
      assertThat(desk.rotation().claim(A)).isInstanceOf(Choice.Chosen.class);
      desk.rotation().take(A, NOON);

      assertThat(((Choice.Nobody) desk.rotation().claim(A)).text()).isEqualTo("Has 1 of 1 open");
      assertThat(((Choice.Nobody) desk.rotation().claim(new RepId("z"))).text())
          .isEqualTo("Is not in the team");
    }
  }

  @Nested
  class C39QuotasThatRoundToZero {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "10, 1", "14, 1", "45, 1"})
    void aRateOfSoManyAMonthGivesAboutSoManyAndNeverNone(int leads, int apart) {
      Desks desk = Desks.of(limited("a", "always", new Rate(leads, Period.MONTH)));
      int[] got = new int[12];
      long month = new Rate(leads, Period.MONTH).periodMillis();
      Duration step = Duration.ofMinutes(7);
      for (Instant at = NOON; ; at = at.plus(step)) {
        int index = (int) (Duration.between(NOON, at).toMillis() / month);
        if (index == got.length) {
          break;
        }
        if (desk.at(at).look() instanceof Choice.Chosen) {
          desk.next();
          got[index]++;
        }
      }
      assertThat(IntStream.of(got).boxed())
          .allSatisfy(each -> assertThat(each).isBetween(leads - apart, leads + apart));
      assertThat(IntStream.of(got).sum()).isBetween(12 * leads, 12 * leads + 1);
    }

    @Test
    void hoursAtWhichNobodyWorksLoseNothingOfTheRate() {
      Desks desk = Desks.of(limited("a", "day", new Rate(10, Period.MONTH)));
      int got = 0;
      for (int minute = 0; minute < 365 * 24 * 60; minute += 10) {
        if (desk.at(NOON.plus(Duration.ofMinutes(minute))).look() instanceof Choice.Chosen) {
          desk.next();
          got++;
        }
      }
      assertThat(got).isBetween(119, 121);
    }

    @Test
    void whoIsAtTheirRateSaysWhenTheNextIs() {
      Desks desk = Desks.of(limited("a", "always", new Rate(1, Period.DAY)));
      desk.next();

      assertThat(desk.nobody().reason()).isEqualTo(UnroutedReason.NO_CAPACITY);
      assertThat(desk.nobody().text())
          .isEqualTo("Of 1 reps of sdr 1 at their rate; next try at 2026-11-24T12:00:00Z");
      assertThat(desk.at(NOON.plus(Duration.ofDays(1))).look()).isInstanceOf(Choice.Chosen.class);
    }
  }

  @Nested
  class C36LeadsGivenToPeopleWhoAreAway {
    @Test
    void nobodyGetsALeadDuringTheirAbsenceAndTheyAreBackAtItsEnd() {
      Desks desk = Desks.of(absent("a", LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24)));

      assertThat(desk.nobody().reason()).isEqualTo(UnroutedReason.NOBODY_IN_HOURS);
      Instant back = Instant.parse("2026-11-25T00:00:00Z");
      assertThat(desk.nobody().nextTry()).isEqualTo(back);
      assertThat(desk.at(back.minusMillis(1)).look()).isInstanceOf(Choice.Nobody.class);
      assertThat(desk.at(back).look()).isInstanceOf(Choice.Chosen.class);
    }

    @Test
    void anAbsenceThatBeginsTakesSomebodyOutWhoWasThere() {
      Desks desk = Desks.of(absent("a", LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24)));

      assertThat(desk.look()).isInstanceOf(Choice.Chosen.class);
      assertThat(desk.at(Instant.parse("2026-11-24T00:00:00Z")).look())
          .isInstanceOf(Choice.Nobody.class);
    }

    @Test
    void aTeamMayGiveLeadsShortlyBeforeTheHours() {
      Desks desk =
          Desks.of(new Pool(Strategy.ROUND_ROBIN, Duration.ofHours(2), 0), rep("a", 1, 5, "night"));

      assertThat(desk.at(Instant.parse("2026-11-23T17:59:00Z")).look())
          .isInstanceOf(Choice.Nobody.class);
      assertThat(desk.at(Instant.parse("2026-11-23T18:00:00Z")).look())
          .isInstanceOf(Choice.Chosen.class);
      assertThat(desk.at(Instant.parse("2026-11-24T00:00:00Z")).look())
          .isInstanceOf(Choice.Nobody.class);
    }
  }

  @Nested
  class GivenBack {
    private final Desks desk = Desks.of(rep("a", 1, 2), rep("b", 1, 2));
    private final Without refusers = new Without(null, List.of(A));
    private final List<Preference> owner =
        List.of(new Preference(A, Preference.ACCOUNT_OWNER, "Owns acme.com"));

    private Choice look(List<Preference> preferences, Without without) {
      return desk.rotation().choose(Wants.NOTHING, preferences, without, NOON);
    }

    @Test
    void itGoesToWhoeverIsNextOfTheOthers() {
      assertThat(look(List.of(), refusers))
          .isInstanceOfSatisfying(
              Choice.Chosen.class,
              chosen -> {
                assertThat(chosen.rep()).isEqualTo(B);
                assertThat(chosen.candidates())
                    .extracting(Candidate::verdict)
                    .containsExactly(Verdict.GAVE_BACK, Verdict.CHOSEN);
              });
      assertThat(desk.next().rep()).as("it was for that lead only").isEqualTo(A);
    }

    @Test
    void whoIsPreferredIsNotAskedAgain() {
      assertThat(look(owner, refusers))
          .isInstanceOfSatisfying(
              Choice.Chosen.class,
              chosen -> {
                assertThat(chosen.rep()).isEqualTo(B);
                assertThat(chosen.considered())
                    .singleElement()
                    .satisfies(it -> assertThat(it.verdict()).isEqualTo(Verdict.GAVE_BACK));
              });
      assertThat(desk.rotation().prefer(Wants.NOTHING, owner, refusers))
          .isInstanceOf(Choice.Nobody.class);
    }

    @Test
    void whereNobodyElseIsLeftTheDeskSaysWhoIs() {
      desk.rotation().take(B, NOON);
      desk.rotation().take(B, NOON);
      assertThat(look(List.of(), refusers))
          .isInstanceOfSatisfying(
              Choice.Chosen.class, chosen -> assertThat(chosen.rep()).isEqualTo(A));
      assertThat(look(List.of(), new Without(A, List.of(A))))
          .as("but nobody is given what they have")
          .isInstanceOf(Choice.Nobody.class);
      assertThat(desk.next().rep()).isEqualTo(A);
    }
  }

  @Nested
  class Preferred {
    private final Desks desk = Desks.of(rep("a", 1, 2), rep("b", 1, 2));
    private final Preference owner = new Preference(B, Preference.ACCOUNT_OWNER, "Owns acme.com");

    private Choice look() {
      return desk.rotation().choose(Wants.NOTHING, List.of(owner), Without.NOBODY, NOON);
    }

    @Test
    void whoeverIsPreferredComesFirstAndItIsTheirTurnToo() {
      assertThat(look())
          .isInstanceOfSatisfying(
              Choice.Chosen.class,
              chosen -> {
                assertThat(chosen.rep()).isEqualTo(B);
                assertThat(chosen.code()).isEqualTo("account_owner");
                assertThat(chosen.candidates())
                    .extracting(Candidate::verdict)
                    .containsExactly(Verdict.NOT_PREFERRED, Verdict.CHOSEN);
              });
      desk.rotation().take(B, NOON);
      assertThat(desk.take(3)).isEqualTo(Map.of(A, 2, B, 1));
    }

    @Test
    void whoIsPreferredButFullIsConsideredAndPassedOver() {
      desk.rotation().take(B, NOON);
      desk.rotation().take(B, NOON);

      assertThat(look())
          .isInstanceOfSatisfying(
              Choice.Chosen.class,
              chosen -> {
                assertThat(chosen.rep()).isEqualTo(A);
                assertThat(chosen.considered())
                    .extracting(each -> each.text())
                    .containsExactly("Owns acme.com, but: Has 2 of 2 open");
              });
    }
  }
}
