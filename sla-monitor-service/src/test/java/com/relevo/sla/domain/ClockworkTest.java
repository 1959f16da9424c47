package com.relevo.sla.domain;

import static com.relevo.events.ContactLevel.ATTEMPT;
import static com.relevo.events.ContactLevel.AUTOMATED;
import static com.relevo.events.ContactLevel.CONNECT;
import static com.relevo.events.EventType.SLA_BREACHED;
import static com.relevo.events.EventType.SLA_CANCELLED;
import static com.relevo.events.EventType.SLA_MET;
import static com.relevo.events.EventType.SLA_MET_LATE;
import static com.relevo.events.EventType.SLA_RESCINDED;
import static com.relevo.events.EventType.SLA_STARTED;
import static com.relevo.events.EventType.SLA_WARNED;
import static com.relevo.sla.domain.Samples.ACCEPT;
import static com.relevo.sla.domain.Samples.RESPOND;
import static com.relevo.sla.domain.Samples.ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaMetLate;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaWarned;
import com.relevo.events.Stage;
import com.relevo.sla.LeadStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClockworkTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final RepId JONAS = new RepId("jonas.brandt");

  private final LeadStory lead = LeadStory.german("lead-1");
  private final Monitor monitor = new Monitor(Samples.elapsed(), lead.lead());

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  @Nested
  class Starting {
    @Test
    void startsTheLeadsClocksWhenItIsQualified() {
      monitor.read(lead.qualified(NINE), at(1));

      SlaStarted route = monitor.only(SlaStarted.class, ROUTE);
      assertThat(route.startedAt()).isEqualTo(NINE);
      assertThat(route.dueAt()).isEqualTo(at(15));
      assertThat(route.budgetSeconds()).isEqualTo(900);
      assertThat(route.meta().occurredAt()).isEqualTo(NINE);
      assertThat(route.meta().recordedAt()).isEqualTo(at(1));
      assertThat(route.meta().agreementVersion()).isEqualTo("v1");
      assertThat(route.instance().id()).isEqualTo("lead-1/1/route");
      assertThat(route.meta().because())
          .extracting(Reason::code)
          .containsExactly("lead_qualified", "budget");
      assertThat(monitor.only(SlaStarted.class, RESPOND).dueAt()).isEqualTo(at(120));
      assertThat(monitor.said(ACCEPT)).isEmpty();
    }

    @Test
    void startsOnceThoughTwoTopicsSayThatTheLeadIsQualified() {
      monitor.read(lead.qualified(NINE)).read(lead.opened(NINE)).read(lead.qualified(NINE));

      assertThat(monitor.said()).hasSize(2);
    }

    @Test
    void startsAnAssignmentClockForEachAssignment() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .read(lead.assigned("a2", JONAS, at(30)));

      assertThat(monitor.verdicts())
          .containsEntry("lead-1/1/accept/a1", ClockState.CANCELLED)
          .containsEntry("lead-1/1/accept/a2", ClockState.RUNNING);
      assertThat(monitor.instance("lead-1/1/accept/a2").due()).contains(at(90));
      assertThat(monitor.only(SlaCancelled.class, ACCEPT).meta().because())
          .extracting(Reason::code)
          .containsExactly("reassigned");
    }

    @Test
    void doesNotResetTheLeadClockWhenTheLeadIsReassigned() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .read(lead.assigned("a2", JONAS, at(100)))
          .tick(at(120));

      SlaBreached breach = monitor.only(SlaBreached.class, RESPOND);
      assertThat(breach.dueAt()).isEqualTo(at(120));
      assertThat(breach.instance().rep()).isEqualTo(JONAS);
    }

    @Test
    void startsNothingForWhatDoesNotQualify() {
      monitor.read(lead.inCycle(0).qualified(Stage.PROFILED, NINE));

      assertThat(monitor.said()).isEmpty();
    }

    @Test
    void startsNothingForQuietAndReplayedLeads() {
      for (Mode mode : List.of(Mode.QUIET, Mode.REPLAY)) {
        Monitor quiet = new Monitor(Samples.elapsed(), lead.lead());
        quiet.read(lead.in(mode).qualified(NINE)).read(lead.in(mode).assigned(at(1))).tick(at(999));
        assertThat(quiet.said()).as(mode.name()).isEmpty();
      }
    }

    @Test
    void startsOnlyTheTargetsWhoseConditionHolds() {
      Target sqlOnly =
          new Target(
              "fast",
              Kind.TIME_TO_FIRST_RESPONSE,
              null,
              new Target.Budget.Time("5m", Duration.ofMinutes(5)),
              new CalendarRef.Elapsed(),
              false,
              stageIs(Stage.SQL),
              Target.Triggers.NONE,
              ATTEMPT,
              null,
              List.of(),
              List.of(),
              false);
      Monitor conditional = new Monitor(Samples.with(sqlOnly), lead.lead());

      conditional.read(lead.qualified(Stage.MQL, NINE));
      assertThat(conditional.said()).isEmpty();

      conditional.read(lead.inCycle(2).qualified(Stage.SQL, NINE));
      assertThat(conditional.only(SlaStarted.class, "fast").meta().because())
          .extracting(Reason::code)
          .contains("condition_holds");
    }

    @Test
    void givesASecondCycleItsOwnClocks() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.closed(Outcome.RECYCLED, at(10)))
          .read(lead.inCycle(2).qualified(at(500)))
          .read(lead.inCycle(2).contact(ATTEMPT, at(510)));

      assertThat(monitor.verdicts())
          .containsEntry("lead-1/1/respond", ClockState.CANCELLED)
          .containsEntry("lead-1/2/respond", ClockState.MET);
    }
  }

  @Nested
  class Stopping {
    @Test
    void meetsEachTargetByItsOwnEvidence() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.accepted(at(40)))
          .read(lead.contact(ATTEMPT, at(60)), at(70))
          .tick(at(999));

      assertThat(monitor.said(ROUTE)).containsExactly(SLA_STARTED, SLA_MET);
      assertThat(monitor.said(ACCEPT)).containsExactly(SLA_STARTED, SLA_MET);
      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_MET);
      SlaMet met = monitor.only(SlaMet.class, RESPOND);
      assertThat(met.metAt()).isEqualTo(at(60));
      assertThat(met.consumedSeconds()).isEqualTo(3600);
      assertThat(met.meta().recordedAt()).isEqualTo(at(70));
      assertThat(met.evidence()).isEqualTo(lead.contact(ATTEMPT, at(60)).meta().eventId());
    }

    @Test
    void startsAndMeetsAtOnceWhatWasDoneBeforeTheStartWasRead() {
      monitor.read(lead.assigned(at(10))).read(lead.opened(NINE), at(11));

      assertThat(monitor.said(ROUTE)).containsExactly(SLA_STARTED, SLA_MET);
    }

    @Test
    void takesARejectionAsAnAnswerThatEndsTheRest() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(5))).read(lead.rejected(at(20)));

      assertThat(monitor.clock(ACCEPT).state()).isEqualTo(ClockState.MET);
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.CANCELLED);
      assertThat(monitor.only(SlaCancelled.class, RESPOND).meta().because())
          .extracting(Reason::code)
          .containsExactly("rejected");
    }

    @Test
    void countsContactsOfSufficientLevelOnly() {
      monitor.read(lead.qualified(NINE)).read(lead.contact(AUTOMATED, at(1)));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.RUNNING);

      monitor.read(lead.contact(CONNECT, at(20)));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.MET);
    }

    @Test
    void passesOverContactsFromBeforeTheStart() {
      monitor.read(lead.contact(ATTEMPT, at(-1))).read(lead.qualified(NINE), at(2));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.RUNNING);

      monitor.read(lead.contact(ATTEMPT, at(-5)), at(3)).read(lead.contact(ATTEMPT, NINE), at(4));
      assertThat(monitor.only(SlaMet.class, RESPOND).metAt()).isEqualTo(NINE);
    }

    @Test
    void cancelsWhatRunsForEveryOutcome() {
      for (Outcome outcome : Outcome.values()) {
        Monitor each = new Monitor(Samples.elapsed(), lead.lead());
        each.read(lead.qualified(NINE)).read(lead.closed(outcome, at(3))).tick(at(999));
        if (outcome == Outcome.WON) {
          continue; // somebody must have spoken to the lead
        }
        assertThat(each.said(RESPOND))
            .as(outcome.name())
            .containsExactly(SLA_STARTED, SLA_CANCELLED);
        assertThat(each.only(SlaCancelled.class, RESPOND).meta().because())
            .extracting(Reason::code)
            .containsExactly(outcome.name().toLowerCase());
      }
    }

    @Test
    void cancelsWhenConsentIsWithdrawn() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.consent(true, at(1)))
          .read(lead.consent(false, at(2)));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED);
      assertThat(monitor.state().nextStepDue()).isEmpty();
    }

    @Test
    void asksNothingForALeadThatCouldNotBeContactedFromTheStart() {
      monitor.read(lead.consent(false, at(-60))).read(lead.qualified(NINE)).tick(at(999));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED);
    }

    @Test
    void asksForALeadThatGaveItsConsentBackBeforeTheStart() {
      monitor
          .read(lead.consent(false, at(-60)))
          .read(lead.consent(true, at(-30)))
          .read(lead.qualified(NINE));

      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.RUNNING);
    }
  }

  @Nested
  class Firing {
    @Test
    void breachesAtTheExactDeadline() {
      monitor.read(lead.qualified(NINE)).tick(at(15).minusMillis(1));
      assertThat(monitor.said(ROUTE)).doesNotContain(SLA_BREACHED);

      monitor.tick(at(15));
      SlaBreached breach = monitor.only(SlaBreached.class, ROUTE);
      assertThat(breach.dueAt()).isEqualTo(at(15));
      assertThat(breach.firedAt()).isEqualTo(at(15));
      assertThat(breach.late()).isFalse();
      assertThat(breach.meta().occurredAt()).isEqualTo(at(15));
    }

    @Test
    void isMetByEvidenceAtTheExactDeadline() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(15))).tick(at(15));

      assertThat(monitor.clock(ROUTE).state()).isEqualTo(ClockState.MET);
    }

    @Test
    void warnsAtEachShareOfTheBudgetOnce() {
      monitor.read(lead.qualified(NINE)).tick(at(60)).tick(at(60)).tick(at(96)).tick(at(97));

      List<SlaWarned> warnings =
          monitor.said().stream()
              .filter(SlaWarned.class::isInstance)
              .map(SlaWarned.class::cast)
              .filter(warned -> warned.instance().target().equals(RESPOND))
              .toList();
      assertThat(warnings).extracting(SlaWarned::step).containsExactly("50%", "80%");
      assertThat(warnings).extracting(SlaWarned::stepDueAt).containsExactly(at(60), at(96));
      assertThat(warnings).noneMatch(SlaWarned::late);
    }

    @Test
    void firesOverdueStepsOnceInOrderAndMarksThemLate() {
      monitor.read(lead.qualified(NINE)).tick(at(4 * 24 * 60)).tick(at(5 * 24 * 60));

      assertThat(monitor.said())
          .extracting(SlaEvent::type)
          .containsExactly(
              SLA_STARTED,
              SLA_STARTED,
              SLA_WARNED,
              SLA_WARNED,
              SLA_BREACHED,
              SLA_WARNED,
              SLA_WARNED,
              SLA_BREACHED);
      assertThat(monitor.only(SlaBreached.class, RESPOND).late()).isTrue();
      assertThat(monitor.only(SlaBreached.class, RESPOND).firedAt()).isEqualTo(at(4 * 24 * 60));
    }

    @Test
    void countsAsLateAfterFiveSecondsOnly() {
      monitor.read(lead.qualified(NINE)).tick(at(15), at(15).plusSeconds(5));
      assertThat(monitor.only(SlaBreached.class, ROUTE).late()).isFalse();
    }

    @Test
    void firesNothingBeyondTheHorizon() {
      monitor.read(lead.qualified(NINE)).tick(at(14), at(999));

      assertThat(monitor.said(ROUTE)).doesNotContain(SLA_BREACHED);
    }

    @Test
    void givesEveryEventAnIdOfItsOwn() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(1)))
          .tick(at(999))
          .read(lead.contact(ATTEMPT, at(130)), at(1000));

      assertThat(monitor.said())
          .extracting(event -> event.meta().eventId())
          .doesNotHaveDuplicates();
    }
  }

  @Nested
  class LateEvidence {
    @Test
    void rescindsABreachThatNeverWas() {
      monitor
          .read(lead.qualified(NINE))
          .tick(at(120))
          .read(lead.contact(ATTEMPT, at(119)), at(180));

      SlaRescinded rescinded = monitor.only(SlaRescinded.class, RESPOND);
      assertThat(rescinded.metAt()).isEqualTo(at(119));
      assertThat(rescinded.meta().recordedAt()).isEqualTo(at(180));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.MET);
      assertThat(monitor.clock(RESPOND).rescinded()).isTrue();
    }

    @Test
    void saysMetLateForWhatWasDoneAfterTheBreach() {
      monitor.read(lead.qualified(NINE)).tick(at(120)).read(lead.contact(ATTEMPT, at(150)));

      assertThat(monitor.only(SlaMetLate.class, RESPOND).consumedSeconds()).isEqualTo(150 * 60);
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.MET_LATE);
    }

    @Test
    void rescindsEvenWhatWasMetLate() {
      monitor
          .read(lead.qualified(NINE))
          .tick(at(120))
          .read(lead.contact(ATTEMPT, at(150)))
          .read(lead.contact(CONNECT, at(90)), at(200));

      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED, SLA_MET_LATE, SLA_RESCINDED);
    }

    @Test
    void waitsWithTheBreachUntilNoEarlierEvidenceCanComeUp() {
      monitor.read(lead.qualified(NINE)).read(lead.contact(ATTEMPT, at(150)));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.RUNNING);

      monitor.tick(at(151));
      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED, SLA_MET_LATE);
    }

    @Test
    void breachesWhatWasClosedOnlyAfterItsDueTime() {
      monitor.read(lead.qualified(NINE)).read(lead.closed(Outcome.LOST, at(130))).tick(at(131));

      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED);
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void keepsABreachThatTheEndOfTheCycleFollowed() {
      monitor
          .read(lead.qualified(NINE))
          .tick(at(120))
          .read(lead.closed(Outcome.LOST, at(110)), at(121));

      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void meetsWhatWasCancelledWhenItTurnsOutToHaveBeenDoneBefore() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.closed(Outcome.LOST, at(50)))
          .read(lead.contact(ATTEMPT, at(40)), at(60));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED, SLA_MET);
    }
  }

  @Nested
  class WhoseHours {
    @Test
    void readsTheTeamOffTheRoutingSoThatAnUnroutedLeadHasADeadline() {
      Monitor team = new Monitor(Samples.version("v1", new CalendarRef.OfTeam()), lead.lead());

      team.read(lead.qualified(Instant.parse("2026-11-20T16:50:00Z")));

      assertThat(team.only(SlaStarted.class, ROUTE).calendar()).isEqualTo("office");
      assertThat(team.due(ROUTE)).isEqualTo(Instant.parse("2026-11-23T09:05:00Z"));
    }

    @Test
    void waitsForTheTeamAndThenCountsFromTheStart() {
      Monitor team = new Monitor(Samples.withoutRouting(new CalendarRef.OfTeam()), lead.lead());

      team.read(lead.qualified(NINE));
      assertThat(team.said()).isEmpty();
      assertThat(team.pending())
          .extracting(pending -> pending.target().id())
          .containsExactly(ROUTE, RESPOND);

      team.read(lead.unrouted(at(1)));
      assertThat(team.clock(ROUTE).startedAt()).isEqualTo(NINE);
      assertThat(team.pending()).isEmpty();
    }

    @Test
    void countsAnAssignmentInTheHoursOfItsRep() {
      Monitor rep = new Monitor(Samples.version("v1", new CalendarRef.OfRep()), lead.lead());

      rep.read(lead.qualified(NINE)).read(lead.assigned(Instant.parse("2026-11-23T16:30:00Z")));

      assertThat(rep.due(ACCEPT)).isEqualTo(Instant.parse("2026-11-24T09:30:00Z"));
    }

    @Test
    void leavesPendingBehindWhenTheCycleIsClosed() {
      Monitor team = new Monitor(Samples.withoutRouting(new CalendarRef.OfTeam()), lead.lead());

      team.read(lead.qualified(NINE)).read(lead.closed(Outcome.WITHDRAWN, at(1)));

      assertThat(team.pending()).isEmpty();
    }
  }

  @Nested
  class WhenTheAgreementChanges {
    @Test
    void endsWhatStartedUnderTheOldVersionUnderIt() {
      monitor
          .read(lead.qualified(NINE))
          .sign(Samples.versionWith("v2", Samples.inMinutes("new", 1)), at(1))
          .tick(at(120));

      assertThat(monitor.said())
          .filteredOn(SlaBreached.class::isInstance)
          .extracting(e -> e.instance().target())
          .containsExactly(ROUTE, RESPOND);
      assertThat(monitor.said())
          .extracting(event -> event.meta().agreementVersion())
          .containsOnly("v1");
    }

    @Test
    void startsWhatIsAssignedLaterUnderTheNewVersion() {
      monitor
          .read(lead.qualified(NINE))
          .sign(Samples.version("v2", new CalendarRef.OfTeam()), at(1))
          .read(lead.assigned(at(5)));

      assertThat(monitor.clocks().values())
          .extracting(Clock::version)
          .containsExactly("v2", "v1", "v1");
    }

    @Test
    void startsWhatWasPendingUnderTheVersionItBeganUnder() {
      Monitor team = new Monitor(Samples.withoutRouting(new CalendarRef.OfTeam()), lead.lead());
      team.read(lead.qualified(NINE))
          .sign(Samples.version("v2", new CalendarRef.OfTeam()), at(1))
          .read(lead.unrouted(at(5)));

      assertThat(team.clocks().values()).extracting(Clock::version).containsExactly("v1", "v1");
    }
  }

  private static Condition stageIs(Stage stage) {
    return new Condition() {
      @Override
      public String text() {
        return "stage == \"" + stage + "\"";
      }

      @Override
      public boolean holds(Facts facts) {
        return facts.stage() == stage;
      }
    };
  }
}
