package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CapGroup;
import com.relevo.agreement.CoolDowns;
import com.relevo.agreement.GradeBands;
import com.relevo.agreement.Period;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Late, repeated, corrected, in whatever order: the score is that of the events. */
class AnyOrderTest {
  private static final int HISTORIES = 150;
  private static final EngagementKind[] KINDS = EngagementKind.values();

  @Test
  void theSameEventsGiveTheSlowOraclesScoreAtAnyTime() {
    int exact = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      Agreement agreement = agreement(random);
      List<Event> events = events(random, new Happenings("lead-" + seed));
      LeadLife one = heard(agreement, events);
      Collections.shuffle(events, random);
      LeadLife other = heard(agreement, events);

      assertThat(other.state().deeds()).as("seed %d", seed).isEqualTo(one.state().deeds());
      for (int i = 0; i < 5; i++) {
        Instant now = lastSeen().plusSeconds(random.nextInt(200 * 86_400));
        ScoreReport report = one.report(now);
        SlowEngagement slow = SlowEngagement.of(events, agreement.scoring(), now);

        assertThat(other.report(now).score()).as("seed %d", seed).isEqualTo(report.score());
        assertThat(report.score().engagement())
            .as("seed %d at %s", seed, now)
            .isBetween(slow.low(), slow.high());
        assertThat(pointsIn(report.because()))
            .as("seed %d at %s", seed, now)
            .isEqualTo(report.score().total());
        exact += slow.low() == slow.high() ? 1 : 0;
      }
    }
    assertThat(exact).isGreaterThan(HISTORIES * 5 * 9 / 10);
  }

  /**
   * What time alone decides is decided before what is heard later, so no look more or less matters.
   */
  @Test
  void aReplayOfTheSameArrivalsConcludesTheSameHoweverOftenTimeWasLookedAt() {
    int changes = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      Agreement agreement = agreement(random);
      List<Event> events = events(random, new Happenings("lead-" + seed));
      LeadLife live = new LeadLife(agreement);
      LeadLife replay = new LeadLife(agreement);
      for (Event event : events) {
        live.hear(event);
        replay.hear(event, lastSeen());
        live.until(event.meta().recordedAt().plusSeconds(random.nextInt(60)));
      }
      Instant end = lastSeen().plusSeconds(400L * 86_400);
      live.until(end);
      replay.until(end);

      assertThat(said(live)).as("seed %d", seed).isEqualTo(said(replay));
      changes += live.changes().size();
    }
    assertThat(changes).isGreaterThan(HISTORIES);
  }

  private static List<String> said(LeadLife life) {
    return life.changes().stream()
        .map(each -> each.meta().eventId() + " " + each.meta().occurredAt() + " " + each.stage())
        .toList();
  }

  private static int pointsIn(List<Reason> reasons) {
    return reasons.stream().mapToInt(each -> each.points() == null ? 0 : each.points()).sum();
  }

  private static LeadLife heard(Agreement agreement, List<Event> events) {
    LeadLife life = new LeadLife(agreement);
    events.forEach(life::hear);
    return life;
  }

  private static Instant lastSeen() {
    return Happenings.START.plusSeconds(61L * 86_400);
  }

  private static List<Event> events(Random random, Happenings its) {
    List<Event> events = new ArrayList<>();
    for (int i = 10 + random.nextInt(60); i > 0; i--) {
      Instant at = Happenings.START.plusSeconds(random.nextInt(60 * 86_400));
      EngagementKind kind = KINDS[random.nextInt(5)];
      LeadEngaged engaged = its.engaged(kind, at);
      events.add(
          switch (random.nextInt(6)) {
            case 0 -> its.captured(Happenings.facts("Hansa", random.nextInt(60)), kind, at);
            case 1 -> its.captured(Happenings.facts("Hansa", random.nextInt(60)), at);
            default -> engaged;
          });
      if (random.nextInt(5) == 0) {
        events.add(events.get(random.nextInt(events.size())));
      }
      if (random.nextInt(8) == 0) {
        events.add(engaged);
        events.add(corrected(engaged, random));
      }
    }
    return events;
  }

  private static Event corrected(LeadEngaged event, Random random) {
    Meta meta = event.meta();
    Meta later =
        new Meta(
            meta.eventId(),
            meta.leadId(),
            0,
            meta.occurredAt().minusSeconds(random.nextInt(86_400)),
            meta.recordedAt().plusSeconds(60),
            null,
            List.of(),
            meta.mode(),
            null);
    return new LeadEngaged(later, event.origin(), KINDS[random.nextInt(5)], event.subject());
  }

  private static Agreement agreement(Random random) {
    List<EngagementRule> rules = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int points = 1 + random.nextInt(40);
      rules.add(
          new EngagementRule(
              "rule-" + i,
              "Rule " + i,
              KINDS[random.nextInt(5)],
              random.nextInt(4) == 0 ? -points : points,
              1 + random.nextInt(6),
              random.nextInt(3) == 0 ? Period.values()[random.nextInt(3)] : null,
              random.nextInt(4) == 0 ? null : Duration.ofHours(24 + random.nextInt(2000)),
              random.nextInt(3) == 0 ? "g" + random.nextInt(2) : null));
    }
    List<CapGroup> groups =
        List.of(
            new CapGroup("g0", "Group 0", 20 + random.nextInt(30), null),
            new CapGroup(
                "g1", "Group 1", 10 + random.nextInt(20), Period.values()[random.nextInt(3)]));
    GradeBands grade = new GradeBands(List.of(50, 30, 10), List.of(60, 30, 10), random.nextInt(5));
    return Agreements.scoring(
        Agreements.DEFINITIONS,
        new ScoringModel(List.of(), rules, groups, grade, null),
        CoolDowns.NONE);
  }
}
