package com.relevo.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AccountModel;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.CoolDowns;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.simulation.Figures;
import com.relevo.scoring.simulation.HeapMemory;
import com.relevo.scoring.simulation.Impact;
import com.relevo.scoring.simulation.Simulation;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The same random lives of people of a few companies through the live stream, with its stores,
 * topics and ticks, and through a simulation of the agreement that was in force: both say the same.
 */
class SimulatedAndLiveTest {
  private static final long SEED = Long.getLong("relevo.scoring.seed", 20261126);
  private static final int LEADS = 40;
  private static final int STEPS = 700;
  private static final EngagementKind[] KINDS = EngagementKind.values();

  private final Random random = new Random(SEED);
  private final Agreement agreement = agreement();
  private final Map<String, Happenings> leads = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final List<Event> history = new ArrayList<>();
  private final List<QualificationChanged> said = new ArrayList<>();
  private Instant now = Happenings.START;

  private static Agreement agreement() {
    List<EngagementRule> rules =
        List.of(
            new EngagementRule(
                "demo",
                "Asked for a demo",
                EngagementKind.DEMO_REQUESTED,
                40,
                2,
                null,
                Duration.ofDays(5),
                null),
            new EngagementRule(
                "page",
                "Viewed a page",
                EngagementKind.PAGE_VIEWED,
                9,
                6,
                null,
                Duration.ofDays(3),
                null),
            new EngagementRule("other", "Complained", EngagementKind.OTHER, -10, 3));
    Definitions plain = Agreements.DEFINITIONS;
    return Agreements.scoring(
        new Definitions(
            plain.profiled(),
            new Threshold(plain.mql().when(), 60, 45, Duration.ofDays(2)),
            plain.sql()),
        new ScoringModel(List.of(), rules, List.of(), null, new AccountModel(90, 60, 3, 1)),
        new CoolDowns(Map.of("not_our_market", Duration.ofDays(4)), Map.of(), Map.of()));
  }

  @Test
  void aSimulationOfTheAgreementInForceConcludesWhatTheStreamConcluded() {
    try (TopologyFixture stream = ScoringTopologies.fixture(agreement, new SimpleMeterRegistry())) {
      for (int step = 0; step < STEPS; step++) {
        now = now.plusSeconds(600 + random.nextInt(3600));
        // The tick is at the wall clock less what counts as quiet: it must not be ahead.
        stream.advanceTo(now);
        take(stream);
        withdraw(stream);
        Event event = next();
        stream.pipe(event);
        history.add(event);
        take(stream);
        withdraw(stream);
      }
    }
    Impact impact = simulated(agreement, now.plusSeconds(3600));

    assertThat(impact.changes()).as("seed %d", SEED).isEmpty();
    assertThat(impact.total().difference()).isEqualTo(new Figures(0, 0, 0));
    assertThat(impact.total().inForce()).as("seed %d", SEED).isEqualTo(live());
    assertThat(live().mql()).isGreaterThan(LEADS / 2);
    assertThat(live().sql()).isPositive();
    assertThat(said)
        .as("the histories have them")
        .anyMatch(each -> each.meta().because().getFirst().code().equals("account_reached"))
        .anyMatch(each -> each.meta().because().getFirst().code().equals("fell_below"))
        .anyMatch(each -> each.from() == Stage.RECYCLED);
  }

  private Impact simulated(Agreement agreement, Instant until) {
    try (Simulation simulation =
        new Simulation(
            AgreementTimeline.of(agreement),
            agreement,
            Happenings.START,
            until,
            new HeapMemory(),
            new HeapMemory())) {
      history.forEach(simulation::hear);
      return simulation.result();
    }
  }

  private Figures live() {
    int profiled = 0;
    int mql = 0;
    int sql = 0;
    for (QualificationChanged each : said) {
      profiled += each.from() == Stage.LEAD ? 1 : 0;
      mql += each.stage().qualified() && !each.from().qualified() ? 1 : 0;
      sql += each.stage() == Stage.SQL ? 1 : 0;
    }
    return new Figures(profiled, mql, sql);
  }

  private void take(TopologyFixture stream) {
    for (QualificationChanged change : ScoringTopologies.changes(stream.drain())) {
      said.add(change);
      if (change.stage().qualified()) {
        open.put(change.leadId().value(), change.meta().cycle());
      }
    }
  }

  /** What handoff-service does by itself; the simulation must not be told. */
  private void withdraw(TopologyFixture stream) {
    for (QualificationChanged change : List.copyOf(said)) {
      String lead = change.leadId().value();
      if (!change.stage().qualified()
          && Integer.valueOf(change.meta().cycle()).equals(open.get(lead))
          && !accepted.contains(lead)) {
        open.remove(lead);
        stream.pipe(its(lead).closed(change.meta().cycle(), Outcome.WITHDRAWN, now));
        take(stream);
      }
    }
  }

  private Event next() {
    if (random.nextInt(6) == 0 && !open.isEmpty()) {
      return verdict(
          open.keySet().stream()
              .sorted()
              .skip(random.nextInt(open.size()))
              .findFirst()
              .orElseThrow());
    }
    String lead = "lead-" + random.nextInt(LEADS);
    boolean known = leads.containsKey(lead);
    Happenings its = its(lead);
    if (!known || random.nextInt(8) == 0) {
      return its.captured(facts(), now);
    }
    return random.nextInt(15) == 0
        ? its.consent(random.nextBoolean(), now)
        : its.engaged(KINDS[random.nextInt(KINDS.length)], now);
  }

  private Event verdict(String lead) {
    int cycle = open.get(lead);
    if (accepted.add(lead)) {
      return its(lead).accepted(cycle, now);
    }
    accepted.remove(lead);
    open.remove(lead);
    return its(lead).closed(cycle, random.nextBoolean() ? Outcome.RECYCLED : Outcome.REJECTED, now);
  }

  private Happenings its(String lead) {
    return leads.computeIfAbsent(lead, Happenings::new);
  }

  private LeadFacts facts() {
    LeadFacts plain = Happenings.facts("Acme", 5 + random.nextInt(60));
    return new LeadFacts(
        plain.source(),
        true,
        false,
        plain.jobTitle(),
        random.nextInt(10) == 0 ? null : "Acme",
        "acme-" + random.nextInt(5) + ".example",
        plain.country(),
        null,
        plain.employees(),
        plain.language(),
        Map.of());
  }
}
