package com.relevo.handoff.domain.desk;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.domain.desk.Desks.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Absence;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Period;
import com.relevo.agreement.Pool;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.agreement.Rate;
import com.relevo.events.RepId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.desk.Roster.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of rosters, leads and time against an oracle that keeps nothing but what was
 * given and taken, and looks at everybody each time.
 */
class DeskOracleTest {
  private static final int STEPS = 1500;

  static Stream<Arguments> histories() {
    return Stream.of(Strategy.values())
        .flatMap(
            strategy -> Stream.of(61L, 62L, 63L, 64L).map(seed -> Arguments.of(strategy, seed)));
  }

  /** Who may have a lead by what is known of them, without any index. */
  private static final class Oracle {
    private final Map<RepId, Integer> open = new HashMap<>();
    private final Map<RepId, List<Instant>> given = new HashMap<>();
    private final Map<RepId, Integer> qualified = new HashMap<>();
    private final Map<RepId, Integer> judged = new HashMap<>();
    private int leads;

    void judge(RepId rep, Result result) {
      open.merge(rep, -1, Integer::sum);
      if (result == Result.QUALIFIED || result == Result.UNQUALIFIED) {
        judged.merge(rep, 1, Integer::sum);
        qualified.merge(rep, result == Result.QUALIFIED ? 1 : 0, Integer::sum);
      }
    }

    /** Nobody known is taken for one of two. */
    double performance(Seat seat) {
      return (qualified.getOrDefault(seat.rep(), 0) + 1.0)
          / (judged.getOrDefault(seat.rep(), 0) + 2.0);
    }

    /** Of a team's leads half go in turn,. */
    boolean inTurn() {
      return (leads + 1) / 2 > leads / 2;
    }

    boolean mayHave(Seat seat, Instant now) {
      return seat.active()
          && seat.absences().stream().noneMatch(away -> away.covers(now))
          && seat.calendar().isOpen(now)
          && open.getOrDefault(seat.rep(), 0) < seat.capacity();
    }

    void give(RepId rep, Instant now) {
      leads++;
      open.merge(rep, 1, Integer::sum);
      given.computeIfAbsent(rep, _ -> new ArrayList<>()).add(now);
    }

    /** At most the rate, and what the bucket holds, in any stretch that ends now. */
    boolean withinRate(RepId rep, Rate rate, Instant now) {
      List<Instant> all = given.getOrDefault(rep, List.of());
      double perMilli = rate.leads() / (double) rate.periodMillis();
      double burst = Math.min(rate.leads(), 1 + perMilli * Duration.ofDays(3).toMillis());
      for (int i = 0; i < all.size(); i++) {
        long passed = Duration.between(all.get(i), now).toMillis();
        if (all.size() - i > burst + passed * perMilli + 1e-6) {
          return false;
        }
      }
      return true;
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("histories")
  void theDeskNeverGivesWhatTheOracleForbidsAndNeverHoldsBackWhatItAllows(
      Strategy strategy, long seed) {
    Random random = new Random(seed);
    Pool pool = new Pool(strategy, Duration.ZERO, 50);
    Roster roster = roster(pool, random, NOON);
    Desks desk = Desks.of(roster);
    Oracle oracle = new Oracle();
    List<RepId> open = new ArrayList<>();
    Instant now = NOON;
    for (int step = 0; step < STEPS; step++) {
      String at = "seed %d, step %d at %s".formatted(seed, step, now);
      switch (random.nextInt(10)) {
        case 0 -> {
          roster = roster(pool, random, now);
          desk.with(roster);
        }
        case 1, 2 -> {
          now = now.plus(Duration.ofMinutes(random.nextInt(600)));
          desk.at(now);
        }
        case 3, 4, 5 -> {
          if (!open.isEmpty()) {
            RepId rep = open.remove(random.nextInt(open.size()));
            Result result = Result.values()[random.nextInt(Result.values().length)];
            oracle.judge(rep, result);
            desk.release(rep, result);
          }
        }
        default -> {
          RepId rep =
              strategy == Strategy.FIRST_TO_CLAIM
                  ? claim(desk, roster, oracle, random, now, at)
                  : lead(desk, roster, oracle, strategy, wants(random), now, at);
          if (rep != null) {
            open.add(rep);
          }
        }
      }
      for (Seat seat : roster.seats()) {
        assertThat(desk.rotation().open(seat.rep()))
            .as(at)
            .isEqualTo(oracle.open.getOrDefault(seat.rep(), 0));
      }
    }
    assertThat(oracle.given.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
  }

  private static @org.jspecify.annotations.Nullable RepId lead(
      Desks desk,
      Roster roster,
      Oracle oracle,
      Strategy strategy,
      Wants wants,
      Instant now,
      String at) {
    List<Seat> may = roster.seats().stream().filter(seat -> oracle.mayHave(seat, now)).toList();
    if (desk.look() instanceof Choice.Nobody) {
      assertThat(may).as(at).allMatch(seat -> seat.rate() != null);
      return null;
    }
    RepId rep = desk.next(wants).rep();
    Seat chosen =
        may.stream()
            .filter(seat -> seat.rep().equals(rep))
            .findFirst()
            .orElseThrow(() -> new AssertionError(at + ": " + rep + " may not have a lead"));
    for (Seat seat : may) {
      if (seat.rate() == null) {
        assertThat(rank(chosen, oracle, strategy, wants))
            .as("%s: %s before %s", at, rep, seat.rep())
            .isLessThanOrEqualTo(rank(seat, oracle, strategy, wants));
      }
    }
    oracle.give(rep, now);
    Rate rate = chosen.rate();
    if (rate != null) {
      assertThat(oracle.withinRate(rep, rate, now)).as(at + ": rate of " + rep).isTrue();
    }
    return rep;
  }

  /** Who has less is before who has more; in turn nothing but turns counts. */
  private static double rank(Seat seat, Oracle oracle, Strategy strategy, Wants wants) {
    return switch (strategy) {
      case LEAST_LOADED -> load(seat, oracle);
      case BEST_PERFORMER -> oracle.inTurn() ? 0 : -oracle.performance(seat);
      case BEST_MATCH ->
          (seat.languages().contains(String.valueOf(wants.language())) ? -10 : 0)
              - wants.skills().stream().filter(seat.skills()::contains).count();
      case ROUND_ROBIN, FIRST_TO_CLAIM -> 0;
    };
  }

  private static Wants wants(Random random) {
    return Wants.of(
        new String[] {"de", "fr", null}[random.nextInt(3)],
        new String[] {"crm", null}[random.nextInt(2)]);
  }

  private static @org.jspecify.annotations.Nullable RepId claim(
      Desks desk, Roster roster, Oracle oracle, Random random, Instant now, String at) {
    Seat seat = roster.seats().get(random.nextInt(roster.seats().size()));
    assertThat(desk.look()).as(at).isInstanceOf(Choice.Nobody.class);
    boolean claimed = desk.claim(seat.rep());
    if (seat.rate() == null) {
      assertThat(claimed).as(at).isEqualTo(oracle.mayHave(seat, now));
    }
    if (!claimed) {
      return null;
    }
    assertThat(oracle.mayHave(seat, now)).as(at).isTrue();
    oracle.give(seat.rep(), now);
    if (seat.rate() != null) {
      assertThat(oracle.withinRate(seat.rep(), seat.rate(), now)).as(at).isTrue();
    }
    return seat.rep();
  }

  private static double load(Seat seat, Oracle oracle) {
    return oracle.open.getOrDefault(seat.rep(), 0) / (double) seat.capacity();
  }

  /** The last two always have the same rate, so that it can be held to them. */
  private static Roster roster(Pool pool, Random random, Instant now) {
    List<Rep> reps = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int i = 0; i < 8; i++) {
      String[] calendars = {"always", "day", "night"};
      LocalDate from = today.plusDays(random.nextInt(3));
      List<Absence> absences =
          random.nextInt(4) == 0
              ? List.of(new Absence(from, from.plusDays(random.nextInt(3))))
              : List.of();
      reps.add(
          new Rep(
              new RepId("r" + i),
              "R",
              random.nextInt(6) > 0,
              1 + random.nextInt(4),
              1 + random.nextInt(5),
              calendars[random.nextInt(3)],
              random.nextBoolean() ? Set.of("crm") : Set.of(),
              random.nextBoolean() ? Set.of("de") : Set.of("de", "fr"),
              i < 6 ? null : new Rate(20, Period.WEEK),
              absences));
    }
    return Roster.of(Samples.agreement(Samples.team("sdr", pool, reps.toArray(Rep[]::new))), TEAM);
  }
}
