package com.relevo.sla.simulation;

import static com.relevo.sla.Promises.respond;
import static com.relevo.sla.Promises.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadId;
import com.relevo.events.TeamId;
import com.relevo.sla.LeadStory;
import com.relevo.sla.Promises;
import com.relevo.sla.simulation.Comparison.Change;
import com.relevo.sla.simulation.Comparison.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(10));
  private static final Agreement FOUR_HOURS = Promises.of(respond("4h"));
  private static final Agreement ONE_HOUR = Promises.of(respond("1h"));

  private final LeadStory lead = LeadStory.german("lead-1");

  private static Instant after(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  private static Comparison compare(Agreement inForce, Agreement candidate, Event... events) {
    return compare(inForce, candidate, new Scope(START, END, null, null), events);
  }

  private static Comparison compare(
      Agreement inForce, Agreement candidate, Scope scope, Event... events) {
    Simulation simulation = new Simulation(inForce, candidate, Map.of(), scope);
    simulation.add(events[0].leadId(), List.of(events));
    return simulation.result();
  }

  private static Row only(Comparison comparison) {
    assertThat(comparison.rows()).hasSize(1);
    return comparison.rows().getFirst();
  }

  private static Fate example(Side side, Outcome outcome) {
    return side.examples().get(outcome).getFirst();
  }

  @Test
  void aShorterBudgetMakesLateWhatWasInTime() {
    Comparison comparison =
        compare(
            FOUR_HOURS,
            ONE_HOUR,
            lead.qualified(START),
            lead.assigned(after(5)),
            lead.contact(ContactLevel.ATTEMPT, after(120)));

    Row row = only(comparison);
    assertThat(row.target()).isEqualTo("respond");
    assertThat(row.team()).isEqualTo(lead.team());
    assertThat(row.inForce().figures()).isEqualTo(new Figures(1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(row.candidate().figures()).isEqualTo(new Figures(1, 0, 1, 0, 0, 0, 0, 0, 1, 0));
    assertThat(row.difference()).isEqualTo(new Figures(0, -1, 1, 0, 0, 0, 0, 0, 1, 0));
    Fate late = example(row.candidate(), Outcome.MET_LATE);
    assertThat(late.lead()).isEqualTo(lead.lead());
    assertThat(late.dueAt()).isEqualTo(after(60));
    assertThat(late.at()).isEqualTo(after(120));
    assertThat(late.why()).startsWith("The lead was contacted");
    assertThat(comparison.changes())
        .extracting(Change::inForce, Change::candidate, Change::count)
        .containsExactly(tuple(Outcome.MET, Outcome.MET_LATE, 1));
  }

  @Test
  void evidenceThatIsLearntAfterTheBreachTakesItBack() {
    Row row =
        only(
            compare(
                FOUR_HOURS,
                ONE_HOUR,
                lead.qualified(START),
                lead.assigned(after(5)),
                LeadStory.recorded(lead.contact(ContactLevel.ATTEMPT, after(30)), after(90))));

    assertThat(row.inForce().figures().rescinded()).isZero();
    assertThat(row.candidate().figures()).isEqualTo(new Figures(1, 1, 0, 0, 0, 0, 0, 1, 1, 0));
  }

  @Test
  void evidenceThatIsLearntAtTheDueTimeItselfComesFirst() {
    Row row =
        only(
            compare(
                ONE_HOUR,
                ONE_HOUR,
                lead.qualified(START),
                lead.assigned(after(5)),
                lead.contact(ContactLevel.ATTEMPT, after(60))));

    assertThat(row.candidate().figures().met()).isEqualTo(1);
    assertThat(row.candidate().figures().rescinded()).isZero();
  }

  @Test
  void aStepFiresAtItsTimeThoughNothingIsReadThen() {
    Row row = only(compare(FOUR_HOURS, ONE_HOUR, lead.qualified(START)));

    Fate breached = example(row.candidate(), Outcome.BREACHED);
    assertThat(breached.warned()).isTrue();
    assertThat(breached.at()).isEqualTo(after(60));
    assertThat(breached.why()).startsWith("Nothing written to the log by then");
  }

  @Test
  void theReplayEndsWithThePeriod() {
    Scope scope = new Scope(START, after(60), null, null);
    Event contact = lead.contact(ContactLevel.ATTEMPT, after(61));
    Row row = only(compare(FOUR_HOURS, ONE_HOUR, scope, lead.qualified(START), contact));

    assertThat(row.inForce().figures().running()).isEqualTo(1);
    assertThat(row.candidate().figures().breached()).isEqualTo(1);
  }

  @Test
  void aClockThatStartedBeforeThePeriodIsNotCountedButItsLeadIsKnown() {
    Scope scope = new Scope(after(10), END, null, null);
    Agreement accept =
        Promises.of(
            respond("4h"), "{ id: accept, kind: time-to-accept, budget: 1h, calendar: elapsed }");
    Row row = only(compare(accept, accept, scope, lead.qualified(START), lead.assigned(after(20))));

    assertThat(row.target()).isEqualTo("accept");
    assertThat(row.candidate().figures().breached()).isEqualTo(1);
  }

  @Test
  void whatIsNotOwedAnyMoreIsCancelledWithItsReason() {
    Row row =
        only(
            compare(
                FOUR_HOURS,
                ONE_HOUR,
                lead.qualified(START),
                lead.closed(HandoffEvent.Outcome.WITHDRAWN, after(90))));

    Fate cancelled = example(row.inForce(), Outcome.CANCELLED);
    assertThat(cancelled.why()).startsWith("The cycle ended: the score fell");
    assertThat(row.candidate().figures().breached()).isEqualTo(1);
  }

  @Test
  void aConsentFromLongBeforeThePeriodHoldsStill() {
    Row row =
        only(
            compare(
                FOUR_HOURS,
                ONE_HOUR,
                lead.consent(false, START.minus(Duration.ofDays(300))),
                lead.qualified(START)));

    assertThat(row.candidate().figures().cancelled()).isEqualTo(1);
  }

  @Test
  void aTargetOfTheCandidateAloneHasNothingBesideIt() {
    Comparison comparison =
        compare(FOUR_HOURS, Promises.of(respond("4h"), route("15m")), lead.qualified(START));

    assertThat(comparison.rows()).extracting(Row::target).containsExactly("respond", "route");
    assertThat(comparison.rows().getLast().inForce().figures()).isEqualTo(Figures.NONE);
    Change added = comparison.changes().getFirst();
    assertThat(added.inForce()).isNull();
    assertThat(added.candidate()).isEqualTo(Outcome.BREACHED);
  }

  @Test
  void countsOnlyTheTeamAndTargetAskedFor() {
    Agreement both = Promises.of(respond("4h"), route("15m"));
    LeadStory french = LeadStory.german("lead-2");
    Event[] events = {french.qualified(START), french.assigned(after(1))};

    assertThat(compare(both, both, new Scope(START, END, null, "route"), events).rows())
        .extracting(Row::target)
        .containsExactly("route");
    assertThat(compare(both, both, new Scope(START, END, new TeamId("overflow"), null), events))
        .extracting(Comparison::candidate)
        .isEqualTo(Figures.NONE);
  }

  @Test
  void keepsTheFirstFewExamplesAndCountsAll() {
    Simulation simulation =
        new Simulation(FOUR_HOURS, ONE_HOUR, Map.of(), new Scope(START, END, null, null));
    for (int i = 0; i < 10; i++) {
      LeadStory each = LeadStory.german("lead-" + i);
      simulation.add(
          each.lead(),
          List.of(
              each.qualified(START),
              each.assigned(after(5)),
              each.contact(ContactLevel.CONNECT, after(90))));
    }
    Comparison comparison = simulation.result();

    assertThat(comparison.leads()).isEqualTo(10);
    assertThat(comparison.difference().metLate()).isEqualTo(10);
    assertThat(only(comparison).candidate().examples().values().iterator().next())
        .extracting(Fate::lead)
        .containsExactly(new LeadId("lead-0"), new LeadId("lead-1"), new LeadId("lead-2"));
    assertThat(comparison.changes().getFirst().count()).isEqualTo(10);
    assertThat(comparison.changes().getFirst().examples()).hasSize(3);
  }

  @Test
  void theOrderInWhichTopicsWereReadDoesNotMatter() {
    List<Event> events =
        new ArrayList<>(
            List.of(
                lead.qualified(START),
                lead.assigned(after(5)),
                lead.accepted(after(50)),
                lead.contact(ContactLevel.ATTEMPT, after(70))));
    Comparison expected = compare(FOUR_HOURS, ONE_HOUR, events.toArray(Event[]::new));

    assertThat(compare(FOUR_HOURS, ONE_HOUR, events.reversed().toArray(Event[]::new)))
        .isEqualTo(expected);
  }
}
