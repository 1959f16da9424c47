package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What must hold of every history; a failure names its seed. */
class RandomHistoriesTest {
  private static final int HISTORIES = 300;
  private static final int STEPS = 150;
  private static final int REMEMBERED = 20;

  /** Sales may send back from wherever the lead is by then; all else goes along the ladder. */
  private static final Set<String> EDGES =
      Set.of(
          "LEAD>PROFILED",
          "PROFILED>LEAD",
          "PROFILED>MQL",
          "MQL>SQL",
          "SQL>MQL",
          "MQL>PROFILED",
          "MQL>LEAD",
          "SQL>PROFILED",
          "SQL>LEAD",
          "LEAD>RECYCLED",
          "PROFILED>RECYCLED",
          "MQL>RECYCLED",
          "SAL>RECYCLED",
          "SQL>RECYCLED",
          "LEAD>DISQUALIFIED",
          "PROFILED>DISQUALIFIED",
          "MQL>DISQUALIFIED",
          "SAL>DISQUALIFIED",
          "SQL>DISQUALIFIED",
          "RECYCLED>MQL");

  @Test
  void keepTheRules() {
    Set<String> walked = new TreeSet<>();
    for (long seed = 1; seed <= HISTORIES; seed++) {
      live(seed, walked);
    }
    assertThat(walked)
        .as("the histories go where leads go")
        .contains(
            "LEAD>PROFILED",
            "PROFILED>MQL",
            "MQL>SQL",
            "SQL>MQL",
            "MQL>PROFILED",
            "SQL>PROFILED",
            "MQL>RECYCLED",
            "SAL>RECYCLED",
            "SQL>RECYCLED",
            "RECYCLED>MQL",
            "SAL>DISQUALIFIED");
  }

  private static void live(long seed, Set<String> walked) {
    Random random = new Random(seed);
    Happenings its = new Happenings("lead-" + seed);
    LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
    SalesDesk sales = new SalesDesk(random, its);
    for (int step = 0; step < STEPS; step++) {
      Event event = next(random, its, life, sales, step);
      LeadScoring before = life.state();
      List<Event> own = life.hear(event);
      List<QualificationChanged> changes = LeadLife.changesIn(own);
      sales.told(changes);
      Supplier<String> where = at(seed, step, event);
      check(where, Evolution.evolve(before, event), changes, life.state());
      changes.forEach(each -> walked.add(each.from() + ">" + each.stage()));
      assertThat(score(life)).as(where).isEqualTo(Oracle.score(life.heard()));
      if (random.nextInt(3) == 0) {
        sales.act();
      }
    }
    assertThat(life.rebuilt()).as("seed %d", seed).isEqualTo(life.state());
    assertThat(ids(life.changes())).as("seed %d", seed).doesNotHaveDuplicates();
  }

  private static Supplier<String> at(long seed, int step, Event event) {
    return () -> "seed " + seed + ", step " + step + ": " + event;
  }

  private static void check(
      Supplier<String> where,
      LeadScoring heard,
      List<QualificationChanged> changes,
      LeadScoring after) {
    Stage stage = heard.stage();
    int cycle = heard.cycle();
    for (QualificationChanged change : changes) {
      assertThat(change.from()).as(where).isEqualTo(stage);
      assertThat(EDGES).as(where).contains(change.from() + ">" + change.stage());
      boolean opens = change.stage().qualified() && !change.from().qualified();
      cycle += opens ? 1 : 0;
      assertThat(change.meta().cycle()).as(where).isEqualTo(cycle);
      assertThat(opens && !heard.consent().allowed()).as(where).isFalse();
      stage = change.stage();
    }
    assertThat(after.stage()).as(where).isEqualTo(stage);
    assertThat(after.cycle()).as(where).isEqualTo(cycle);
    assertThat(after.position().accepted()).as(where).isEqualTo(heard.position().accepted());
    if (after.published() != null) {
      assertThat(after.published().stage()).as(where).isEqualTo(stage);
    }
  }

  @Test
  void endWithTheSameScoreInAnyOrderOfArrival() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      Happenings its = new Happenings("lead-" + seed);
      List<Event> events = new ArrayList<>();
      for (int step = 0; step < 50; step++) {
        events.add(leadEvent(random, its, step));
      }
      LeadScoring first = heardInOrder(events);
      Collections.shuffle(events, random);
      LeadScoring second = heardInOrder(events);

      assertThat(second.deeds()).as("seed %d", seed).isEqualTo(first.deeds());
      assertThat(second.facts()).as("seed %d", seed).isEqualTo(first.facts());
      assertThat(second.consent()).as("seed %d", seed).isEqualTo(first.consent());
      assertThat(second.published().score())
          .as("seed %d", seed)
          .isEqualTo(first.published().score());
    }
  }

  private static LeadScoring heardInOrder(List<Event> events) {
    LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
    life.hear(events.toArray(Event[]::new));
    return life.state();
  }

  private static Event next(
      Random random, Happenings its, LeadLife life, SalesDesk sales, int step) {
    int dice = random.nextInt(10);
    if (dice < 4 && sales.hasNews()) {
      return sales.news();
    }
    if (dice == 4 && !life.heard().isEmpty()) {
      int last = life.heard().size();
      return life.heard().get(last - 1 - random.nextInt(Math.min(last, REMEMBERED)));
    }
    return leadEvent(random, its, step);
  }

  /** Arrives up to an hour after it happened. */
  private static LeadEvent leadEvent(Random random, Happenings its, int step) {
    Instant at = Happenings.START.plusSeconds(60L * step - random.nextInt(60) * 60L);
    return switch (random.nextInt(10)) {
      case 0, 1 -> its.captured(facts(random), at);
      case 2, 3 -> its.captured(facts(random), kind(random), at);
      case 4 -> its.consent(random.nextInt(3) > 0, at);
      default -> its.engaged(kind(random), at);
    };
  }

  private static LeadFacts facts(Random random) {
    return Happenings.facts(random.nextInt(12) == 0 ? null : "Hansa", random.nextInt(140));
  }

  private static EngagementKind kind(Random random) {
    EngagementKind[] kinds = EngagementKind.values();
    return kinds[random.nextInt(kinds.length)];
  }

  private static Object score(LeadLife life) {
    Published published = life.state().published();
    return published == null ? Oracle.score(List.of()) : published.score();
  }

  private static List<String> ids(List<QualificationChanged> changes) {
    return changes.stream().map(each -> each.meta().eventId()).toList();
  }
}
