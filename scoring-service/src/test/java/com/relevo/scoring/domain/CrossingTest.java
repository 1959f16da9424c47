package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CapGroup;
import com.relevo.agreement.Period;
import com.relevo.events.EngagementKind;
import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CrossingTest {
  private static final long MINUTE = 60_000;
  private static final EngagementKind[] KINDS = EngagementKind.values();

  @Test
  void isTheMinuteThatLookingAtEveryMinuteFinds() {
    int crossed = 0;
    for (long seed = 1; seed <= 150; seed++) {
      Random random = new Random(seed);
      Ledger ledger = Ledger.of(deeds(random), model(random));
      int[] levels = levels(random);
      Instant now = Happenings.START.plusSeconds(random.nextInt(86_400));

      Optional<Instant> expected = slowly(ledger, levels, now);
      assertThat(new Crossing(ledger, levels).after(now)).as("seed %d", seed).isEqualTo(expected);
      crossed += expected.isPresent() ? 1 : 0;
    }
    assertThat(crossed).isBetween(40, 150);
  }

  /** Half-lives are minutes to hours, so that every minute until all is over can be looked at. */
  private static Optional<Instant> slowly(Ledger ledger, int[] levels, Instant now) {
    int band = band(levels, ledger.points(now.toEpochMilli()));
    long first = Math.floorDiv(now.toEpochMilli(), MINUTE) + 1;
    for (long minute = first; minute < first + 20 * 24 * 60; minute++) {
      if (band(levels, ledger.points(minute * MINUTE)) != band) {
        return Optional.of(Instant.ofEpochMilli(minute * MINUTE));
      }
    }
    return Optional.empty();
  }

  private static int band(int[] levels, int points) {
    int band = 0;
    for (int level : levels) {
      band += points >= level ? 1 : 0;
    }
    return band;
  }

  private static int[] levels(Random random) {
    TreeSet<Integer> levels = new TreeSet<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      levels.add(random.nextInt(50) - 10);
    }
    return levels.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Deeds deeds(Random random) {
    Deeds deeds = Deeds.NONE;
    for (int i = 5 + random.nextInt(40); i > 0; i--) {
      Instant at = Happenings.START.minusSeconds(random.nextInt(2 * 86_400) - 3600);
      deeds = deeds.with(new Deed(KINDS[random.nextInt(6)], at, at, "e-" + i));
    }
    return deeds;
  }

  private static ScoringModel model(Random random) {
    List<EngagementRule> rules = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int points = 1 + random.nextInt(30);
      rules.add(
          new EngagementRule(
              "rule-" + i,
              "Rule",
              KINDS[random.nextInt(6)],
              random.nextInt(3) == 0 ? -points : points,
              1 + random.nextInt(5),
              random.nextInt(3) == 0 ? Period.DAY : null,
              random.nextInt(4) == 0 ? null : Duration.ofMinutes(60 + random.nextInt(1300)),
              random.nextInt(3) == 0 ? "group" : null));
    }
    CapGroup group = new CapGroup("group", "Group", 25, random.nextBoolean() ? Period.DAY : null);
    return new ScoringModel(List.of(), rules, List.of(group), null, null);
  }
}
