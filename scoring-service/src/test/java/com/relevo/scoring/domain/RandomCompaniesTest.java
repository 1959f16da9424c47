package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AccountModel;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.agreement.CoolDowns;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadFacts;
import com.relevo.events.Meta;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * People of a few companies whose leads decay, fall, rest and score together, beside slow oracles
 * of the ladder with its cool-downs and of accounts. A failure names its seed.
 */
class RandomCompaniesTest {
  private static final int HISTORIES = 300;
  private static final int STEPS = 45;
  private static final int LONG = 60_000;
  private static final EngagementKind[] KINDS = {
    EngagementKind.DEMO_REQUESTED, EngagementKind.PAGE_VIEWED, EngagementKind.OTHER
  };

  /** One world, by the engine and by the oracles. */
  private static final class World {
    private final long seed;
    private final Random random;
    private final Agreement agreement;
    private final Set<String> walked;
    private final Map<String, Happenings> its = new HashMap<>();
    private final Map<String, LeadLife> lives = new TreeMap<>();
    private final Map<String, SlowLadder> slow = new HashMap<>();
    private final Map<String, AccountScoring> accounts = new HashMap<>();
    private final Map<String, SlowAccount> slowAccounts = new HashMap<>();
    private final Map<String, Integer> sharesHeard = new HashMap<>();
    private Instant now = Happenings.START;

    private World(long seed, Set<String> walked) {
      this.seed = seed;
      this.walked = walked;
      this.random = new Random(seed);
      this.agreement = agreement(random);
    }

    private void step() {
      // What is heard is recorded on full minutes: on these nothing may be overdue.
      Instant then = fullMinute(now.plusSeconds(60 + random.nextInt(LONG))).minusSeconds(10);
      Instant between = fullMinute(now.plusSeconds(random.nextInt(LONG)));
      if (between.isAfter(then)) {
        between = fullMinute(now);
      }
      if (random.nextInt(3) == 0) {
        look(between);
      }
      elapse(then);
      now = then;
      String lead = "lead-" + random.nextInt(5);
      hear(lead, next(lead));
      checkScore(lead, now.plusSeconds(10));
      checkStages(now.plusSeconds(10));
    }

    private static Instant fullMinute(Instant at) {
      return Instant.ofEpochSecond(Math.ceilDiv(at.getEpochSecond(), 60) * 60);
    }

    private void look(Instant at) {
      elapse(at);
      slow.values().forEach(ladder -> ladder.move(at));
      lives.keySet().forEach(lead -> checkScore(lead, at));
      checkStages(at);
    }

    /** What time alone decides, the earliest first, and whatever follows from it at once. */
    private void elapse(Instant until) {
      while (true) {
        String first = null;
        Instant earliest = until;
        for (Map.Entry<String, LeadLife> each : lives.entrySet()) {
          Instant wake = each.getValue().state().wake().orElse(Instant.MAX);
          if (wake.isBefore(earliest) || wake.equals(earliest) && first == null) {
            first = each.getKey();
            earliest = wake;
          }
        }
        if (first == null) {
          return;
        }
        List<Event> own = lives.get(first).until(earliest);
        slow.get(first).move(earliest);
        settle(first, own, earliest);
      }
    }

    private void hear(String lead, Event event) {
      Instant at = event.meta().recordedAt();
      elapse(at);
      List<Event> own = life(lead).hear(event, at);
      slow.get(lead).hear(event);
      settle(lead, own, at);
    }

    private LeadLife life(String lead) {
      LeadLife life = lives.computeIfAbsent(lead, _ -> new LeadLife(agreement));
      slow.computeIfAbsent(
          lead, _ -> new SlowLadder(agreement, at -> life.report(at).score().engagement()));
      return life;
    }

    private void settle(String lead, List<Event> own, Instant at) {
      List<QualificationChanged> changes = LeadLife.changesIn(own);
      changes.forEach(
          each -> walked.add(each.meta().because().getFirst().code() + ">" + each.stage()));
      List<Share.Told> shares = lives.get(lead).shares();
      int heard = sharesHeard.getOrDefault(lead, 0);
      sharesHeard.put(lead, shares.size());
      List.copyOf(shares.subList(heard, shares.size())).forEach(this::share);
      boolean fell =
          changes.stream().anyMatch(each -> each.from().qualified() && each.stage().ordinal() < 2);
      LeadScoring state = lives.get(lead).state();
      if (fell && !state.position().accepted() && state.position().closing() == null) {
        hear(lead, its.get(lead).closed(state.cycle(), Outcome.WITHDRAWN, at.minusSeconds(10)));
      }
    }

    private void share(Share.Told told) {
      String domain = told.share().domain();
      AccountModel model = agreement.scoring().account();
      AccountScoring.Change change =
          accounts.getOrDefault(domain, AccountScoring.UNKNOWN).hear(told, model);
      accounts.put(domain, change.state());
      Map<String, Standing> expected =
          slowAccounts.computeIfAbsent(domain, _ -> new SlowAccount(model)).hear(told);
      assertThat(
              change.told().stream()
                  .collect(Collectors.toMap(Standing.Told::leadId, Standing.Told::standing)))
          .as("seed %d, %s", seed, told)
          .isEqualTo(expected);
      for (Standing.Told each : change.told()) {
        List<Event> own = lives.get(each.leadId()).stand(each.standing(), each.at());
        slow.get(each.leadId()).told(each.standing(), each.at());
        settle(each.leadId(), own, each.at());
      }
    }

    private void checkScore(String lead, Instant at) {
      SlowEngagement engagement = slow.get(lead).engagement(at);
      assertThat(lives.get(lead).report(at).score().engagement())
          .as("seed %d, %s at %s", seed, lead, at)
          .isBetween(engagement.low(), engagement.high());
    }

    private void checkStages(Instant at) {
      lives.forEach((lead, life) -> {
        Position position = life.state().position();
        SlowLadder expected = slow.get(lead);
        assertThat(List.of(position.stage(), position.cycle(), position.accepted()))
            .as("seed %d, %s at %s", seed, lead, at)
            .isEqualTo(List.of(expected.stage, expected.cycle, expected.accepted));
      });
    }

    private Event next(String lead) {
      Happenings here = its.computeIfAbsent(lead, Happenings::new);
      LeadLife life = lives.get(lead);
      if (life == null || random.nextInt(8) == 0) {
        return here.captured(facts(), now);
      }
      Position position = life.state().position();
      boolean open = position.cycle() > 0 && position.closing() == null;
      if (open && random.nextInt(3) == 0) {
        return verdict(here, position);
      }
      return random.nextInt(14) == 0
          ? here.consent(random.nextInt(3) > 0, now)
          : late(here.engaged(KINDS[random.nextInt(KINDS.length)], now));
    }

    /** Happened up to two hours before it is told. */
    private LeadEngaged late(LeadEngaged event) {
      Meta meta = event.meta();
      Instant happened = meta.occurredAt().minusSeconds(random.nextInt(7_200));
      return new LeadEngaged(
          meta.occurring(happened), event.origin(), event.kind(), event.subject());
    }

    private Event verdict(Happenings here, Position position) {
      int cycle = position.cycle();
      if (!position.accepted() && random.nextInt(3) > 0) {
        return here.accepted(cycle, now);
      }
      if (position.reason() == null && random.nextBoolean()) {
        return position.accepted()
            ? here.recycled(cycle, "no_budget_now", now)
            : here.rejected(cycle, "bad_data", now);
      }
      Outcome outcome = position.accepted() ? Outcome.RECYCLED : Outcome.REJECTED;
      return here.closed(cycle, random.nextInt(12) == 0 ? Outcome.DISQUALIFIED : outcome, now);
    }

    private LeadFacts facts() {
      LeadFacts plain = Happenings.facts("Acme", random.nextInt(70));
      return new LeadFacts(
          plain.source(),
          true,
          false,
          plain.jobTitle(),
          random.nextInt(12) == 0 ? null : "Acme",
          random.nextInt(6) == 0 ? null : "acme-" + random.nextInt(2) + ".example",
          plain.country(),
          null,
          plain.employees(),
          plain.language(),
          Map.of());
    }
  }

  private static Agreement agreement(Random random) {
    List<EngagementRule> rules = new ArrayList<>();
    int[] points = {40, 15, -10};
    for (int i = 0; i < KINDS.length; i++) {
      Duration halfLife =
          random.nextInt(4) == 0 ? null : Duration.ofHours(12 + random.nextInt(120));
      rules.add(
          new EngagementRule(
              "rule-" + i,
              "Rule " + i,
              KINDS[i],
              points[i],
              1 + random.nextInt(4),
              null,
              halfLife,
              null));
    }
    Definitions plain = Agreements.DEFINITIONS;
    return Agreements.scoring(
        new Definitions(
            plain.profiled(),
            new Threshold(plain.mql().when(), 60, 45, Duration.ofHours(random.nextInt(100))),
            new Threshold(Condition.ALWAYS, 110, 90, Duration.ofHours(random.nextInt(100)))),
        new ScoringModel(
            List.of(),
            rules,
            List.of(),
            null,
            new AccountModel(
                60 + random.nextInt(60), 40, 1 + random.nextInt(3), 1 + random.nextInt(2))),
        new CoolDowns(
            Map.of("bad_data", Duration.ofHours(random.nextInt(200))),
            Map.of("no_budget_now", Duration.ofHours(random.nextInt(400))),
            Map.of()));
  }

  @Test
  void goAsTheAgreementSays() {
    Set<String> walked = new TreeSet<>();
    for (long seed = 1; seed <= HISTORIES; seed++) {
      World world = new World(seed, walked);
      for (int step = 0; step < STEPS; step++) {
        world.step();
      }
    }
    assertThat(walked)
        .as("the histories go where leads go")
        .contains(
            "account_reached>MQL",
            "reached>MQL",
            "reached>SQL",
            "fell_below>PROFILED",
            "fell_below>MQL",
            "do_not_contact>PROFILED",
            "incomplete>LEAD",
            "handoff_closed>RECYCLED",
            "handoff_closed>DISQUALIFIED");
  }
}
