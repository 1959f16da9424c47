package com.relevo.sla.domain;

import static com.relevo.events.EventType.SLA_BREACHED;
import static com.relevo.events.EventType.SLA_CANCELLED;
import static com.relevo.events.EventType.SLA_DISPUTED;
import static com.relevo.events.EventType.SLA_DISPUTE_RESOLVED;
import static com.relevo.events.EventType.SLA_ESCALATED;
import static com.relevo.events.EventType.SLA_MET;
import static com.relevo.events.EventType.SLA_PAUSED;
import static com.relevo.events.EventType.SLA_RESUMED;
import static com.relevo.events.EventType.SLA_STARTED;
import static com.relevo.events.EventType.SLA_SUPERSEDED;
import static com.relevo.events.EventType.SLA_UNMEASURABLE;
import static com.relevo.events.EventType.SLA_WAIVED;
import static com.relevo.events.EventType.SLA_WARNED;
import static com.relevo.sla.domain.Samples.ACCEPT;
import static com.relevo.sla.domain.Samples.ANSWER;
import static com.relevo.sla.domain.Samples.DECIDE;
import static com.relevo.sla.domain.Samples.FOLLOW_UP;
import static com.relevo.sla.domain.Samples.RESPOND;
import static com.relevo.sla.domain.Samples.ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Target;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.SlaEvent.SlaPaused;
import com.relevo.events.SlaEvent.SlaResumed;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaSuperseded;
import com.relevo.events.SlaEvent.SlaUnmeasurable;
import com.relevo.events.Stage;
import com.relevo.sla.LeadStory;
import com.relevo.sla.domain.Ruling.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Every kind of target, pauses, escalations and what people may do, in office hours of a Monday.
 */
class CompleteTargetsTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final RepId JONAS = new RepId("jonas.brandt");
  private static final String RESPOND_ID = "lead-1/1/respond";

  private final LeadStory lead = LeadStory.german("lead-1");
  private final Monitor monitor = new Monitor(Samples.complete(), lead.lead());

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  @Nested
  class Pausing {
    @Test
    void standsStillWhileNobodyHasCapacity() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.waiting(at(10)))
          .tick(at(300))
          .read(lead.assigned(at(310)));

      SlaPaused paused = monitor.only(SlaPaused.class, RESPOND);
      assertThat(paused.pausedAt()).isEqualTo(at(10));
      assertThat(paused.consumedSeconds()).isEqualTo(600);
      SlaResumed resumed = monitor.only(SlaResumed.class, RESPOND);
      assertThat(resumed.dueAt()).isEqualTo(at(310 + 110));
      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_PAUSED, SLA_RESUMED);
    }

    @Test
    void savesNothingOutsideOpeningHours() {
      // Monday 16:00 to Tuesday 10:00 is two hours of office time, and half an hour was used up.
      monitor
          .read(lead.qualified(at(390)))
          .read(lead.waiting(at(420)))
          .read(lead.assigned(Instant.parse("2026-11-24T10:00:00Z")));

      assertThat(monitor.due(RESPOND)).isEqualTo(Instant.parse("2026-11-24T11:30:00Z"));
    }

    @Test
    void isPausedAtOnceWhenItStartsPaused() {
      monitor.read(lead.waiting(NINE)).read(lead.qualified(NINE), at(5)).tick(at(400));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_PAUSED);
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.PAUSED);
    }

    @Test
    void isMetWhilePaused() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.waiting(at(10)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(200)));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_PAUSED, SLA_MET);
    }
  }

  @Nested
  class Kinds {
    @Test
    void owesTheNextContactAfterEachUntilThereWereEnough() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.contact(ContactLevel.ATTEMPT, at(10)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(100)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(200)))
          .tick(at(5000));

      assertThat(monitor.said(FOLLOW_UP))
          .containsExactly(SLA_STARTED, SLA_STARTED, SLA_MET, SLA_MET);
    }

    @Test
    void owesNoOtherContactOnceSomebodyWasReached() {
      monitor.read(lead.qualified(NINE)).read(lead.contact(ContactLevel.CONNECT, at(10)));

      assertThat(monitor.said(FOLLOW_UP)).isEmpty();
    }

    @Test
    void breachesAFollowUpThatDidNotCome() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.contact(ContactLevel.ATTEMPT, at(10)))
          .tick(at(251));

      assertThat(monitor.said(FOLLOW_UP))
          .containsExactly(SLA_STARTED, SLA_WARNED, SLA_WARNED, SLA_BREACHED);
    }

    @Test
    void measuresTheTimeInAStage() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(1)))
          .read(lead.accepted(at(30)))
          .read(lead.salesQualified(at(100)));

      assertThat(monitor.only(SlaStarted.class, DECIDE).startedAt()).isEqualTo(at(30));
      assertThat(monitor.said(DECIDE)).containsExactly(SLA_STARTED, SLA_MET);
    }

    @Test
    void asksMarketingToAnswerARejection() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(5))).read(lead.rejected(at(20)));
      assertThat(monitor.only(SlaStarted.class, ANSWER).instance().team()).isNull();

      monitor.read(lead.inCycle(2).qualified(at(60)));
      assertThat(monitor.said(ANSWER)).containsExactly(SLA_STARTED, SLA_MET);
    }

    @Test
    void isAnsweredByMarketingThatArchivesIt() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .read(lead.rejected(at(20)))
          .read(lead.archived(at(90)))
          .tick(at(300));

      assertThat(monitor.said(ANSWER)).containsExactly(SLA_STARTED, SLA_MET);
    }

    @Test
    void breachesWhatMarketingDoesNotAnswer() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .read(lead.rejected(at(20)))
          .tick(at(201));

      assertThat(monitor.said(ANSWER)).endsWith(SLA_BREACHED);
    }
  }

  @Nested
  class Escalating {
    @Test
    void asksForEachActionOnceInOrder() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(NINE)).tick(at(121)).tick(at(400));

      List<SlaEscalated> steps =
          monitor.said().stream()
              .filter(SlaEscalated.class::isInstance)
              .map(SlaEscalated.class::cast)
              .filter(event -> event.instance().target().equals(ACCEPT))
              .toList();
      assertThat(steps).extracting(SlaEscalated::stepDueAt).containsExactly(at(90), at(120));
      assertThat(steps)
          .extracting(SlaEscalated::action)
          .containsExactly(EscalationAction.NOTIFY, EscalationAction.REASSIGN);
      assertThat(steps).extracting(SlaEscalated::role).containsExactly("lead", null);
    }

    @Test
    void stopsOnceItIsDone() {
      monitor
          .read(lead.qualified(NINE))
          .tick(at(150))
          .read(lead.contact(ContactLevel.ATTEMPT, at(160)))
          .tick(at(900));

      assertThat(monitor.said(RESPOND)).filteredOn(SLA_ESCALATED::equals).hasSize(1);
    }

    @Test
    void asksForNothingThatWasSettledWhileNobodyLooked() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.contact(ContactLevel.ATTEMPT, at(160)))
          .tick(at(900));

      assertThat(monitor.said(RESPOND)).doesNotContain(SLA_ESCALATED);
    }

    @Test
    void stopsWhenTheLeadIsTakenFromItsRep() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(NINE))
          .tick(at(91))
          .read(lead.unassigned(at(92)))
          .tick(at(125));

      assertThat(monitor.said(ACCEPT)).filteredOn(SLA_ESCALATED::equals).hasSize(1);
    }

    @Test
    void runsAnewForWhoClosesAfterAnotherQualifiedIt() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(NINE))
          .read(lead.accepted(at(10)))
          .read(lead.salesQualified(at(30)))
          .read(lead.unassigned(at(30)))
          .read(lead.assigned("a2", JONAS, at(31)));
      assertThat(accepting("a2").state()).isEqualTo(ClockState.RUNNING);

      monitor.tick(at(80)).read(lead.accepted("a2", JONAS, at(85)));
      assertThat(accepting("a2").state()).isEqualTo(ClockState.MET);
      assertThat(accepting("a1").state()).isEqualTo(ClockState.MET);
    }

    @Test
    void breachesForWhoClosesAndDoesNotAcceptInTime() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(NINE))
          .read(lead.accepted(at(10)))
          .read(lead.salesQualified(at(30)))
          .read(lead.unassigned(at(30)))
          .read(lead.assigned("a2", JONAS, at(31)))
          .tick(at(92));
      assertThat(accepting("a2").state()).isEqualTo(ClockState.BREACHED);
    }

    private Clock accepting(String assignment) {
      return monitor.clocks().get("lead-1/1/" + ACCEPT + "/" + assignment);
    }

    @Test
    void stopsWhenTheRepGivesTheLeadBack() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(NINE))
          .read(lead.returned(at(30)))
          .tick(at(125));

      assertThat(monitor.only(SlaCancelled.class, ACCEPT).meta().because())
          .extracting(Reason::code)
          .containsExactly("taken_away");
    }

    @Test
    void stopsWhenTheLeadIsReassigned() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(NINE))
          .tick(at(91))
          .read(lead.assigned("a2", JONAS, at(92)))
          .tick(at(125));

      assertThat(monitor.said(ACCEPT)).filteredOn(SLA_ESCALATED::equals).hasSize(1);
    }
  }

  @Nested
  class NobodyKnows {
    @Test
    void blamesNobodyForALeadThatSalesQualifiedWithoutALoggedContact() {
      monitor.read(lead.qualified(NINE)).read(lead.salesQualified(at(60))).tick(at(121));

      assertThat(monitor.said(RESPOND)).endsWith(SLA_UNMEASURABLE);
      assertThat(monitor.said(RESPOND)).doesNotContain(SLA_BREACHED);
    }

    @Test
    void saysSoAtOnceWhenItIsWon() {
      monitor.read(lead.qualified(NINE)).read(lead.won(at(60)));

      assertThat(monitor.only(SlaUnmeasurable.class, RESPOND).meta().because())
          .extracting(Reason::code)
          .containsExactly("evidence_missing");
    }

    @Test
    void meetsItAfterAllWhenTheContactIsLoggedLate() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.won(at(60)))
          .read(lead.contact(ContactLevel.CONNECT, at(50)), at(70));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_UNMEASURABLE, SLA_MET);
    }
  }

  @Nested
  class Imports {
    private final LeadStory quiet = lead.in(Mode.QUIET);
    private final Instant tuesday = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void startNothingWithoutACutOff() {
      monitor.read(quiet.qualified(NINE)).tick(at(9000));

      assertThat(monitor.said()).isEmpty();
    }

    @Test
    void countFromTheirCutOff() {
      Monitor imported = new Monitor(Samples.complete(), lead.lead(), Map.of("mautic", tuesday));
      imported.read(quiet.qualified(at(-50_000)), NINE).tick(tuesday.minusSeconds(1));
      assertThat(imported.said()).extracting(SlaEvent::type).containsOnly(SLA_STARTED);

      assertThat(imported.only(SlaStarted.class, RESPOND).startedAt()).isEqualTo(tuesday);
      assertThat(imported.due(RESPOND)).isEqualTo(tuesday.plus(Duration.ofHours(2)));
      imported.tick(tuesday.plus(Duration.ofHours(2)));
      assertThat(imported.said(RESPOND)).endsWith(SLA_BREACHED);
    }

    @Test
    void knowWhatWasDoneBeforeTheirCutOff() {
      Monitor imported = new Monitor(Samples.complete(), lead.lead(), Map.of("mautic", tuesday));
      imported
          .read(quiet.contact(ContactLevel.ATTEMPT, at(-40_000)), NINE)
          .read(quiet.qualified(at(-50_000)), NINE);

      assertThat(imported.said(RESPOND)).containsExactly(SLA_STARTED, SLA_MET);
    }

    @Test
    void stopClocksThatRun() {
      monitor.read(lead.qualified(NINE)).read(quiet.contact(ContactLevel.ATTEMPT, at(30)));

      assertThat(monitor.said(RESPOND)).endsWith(SLA_MET);
    }
  }

  @Nested
  class Merging {
    @Test
    void cancelsTheClocksOfTheLeadThatIsAnotherUntilItIsSplitOff() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(1))).read(lead.merged(at(2)));

      assertThat(monitor.only(SlaCancelled.class, RESPOND).meta().because())
          .extracting(Reason::code)
          .containsExactly("merged");
      assertThat(monitor.said(ACCEPT)).endsWith(SLA_CANCELLED);

      monitor.read(lead.split(at(60))).read(lead.inCycle(2).qualified(at(61)));
      assertThat(monitor.said(RESPOND)).hasSize(3);
    }
  }

  @Nested
  class Erasure {
    @Test
    void cancelsEverythingAndForgetsThePerson() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(1))).read(lead.erased(at(2)));

      assertThat(monitor.only(SlaCancelled.class, RESPOND).meta().because())
          .extracting(Reason::code)
          .containsExactly("erased");
      assertThat(monitor.said(ACCEPT)).endsWith(SLA_CANCELLED);
      assertThat(monitor.state().cycles().getFirst().opening().lead().company()).isNull();
      monitor.read(lead.inCycle(2).qualified(at(5))).tick(at(9000));
      assertThat(monitor.said(RESPOND)).hasSize(2);
    }

    @Test
    void isForgottenAMonthAfterItIsOver() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.closed(Outcome.RECYCLED, at(10)))
          .tick(at(10).plus(Clockwork.KEPT));
      assertThat(monitor.state().cycles()).isEmpty();

      monitor.read(lead.qualified(NINE), at(60 * 24 * 40));
      assertThat(monitor.state().cycles()).as("a repetition").isEmpty();
    }
  }

  @Nested
  class InFlight {
    private final Target stricter =
        inFlight(
            Samples.full(
                RESPOND,
                Kind.TIME_TO_FIRST_RESPONSE,
                null,
                60,
                new CalendarRef.Named("office"),
                null,
                null,
                List.of()));

    private static Target inFlight(Target target) {
      return new Target(
          target.id(),
          target.kind(),
          target.stage(),
          target.budget(),
          target.calendar(),
          target.inLeadZone(),
          target.when(),
          target.triggers(),
          target.evidence(),
          target.attempts(),
          target.warnings(),
          target.escalations(),
          true);
    }

    @Test
    void carriesTheTimeUsedUpOver() {
      monitor.read(lead.qualified(NINE)).sign(Samples.versionWith("v2", stricter), at(40));

      SlaSuperseded superseded = monitor.only(SlaSuperseded.class, RESPOND);
      assertThat(superseded.consumedSeconds()).isEqualTo(40 * 60);
      assertThat(superseded.by()).isEqualTo(RESPOND_ID + "@v2");
      assertThat(monitor.clocks().get(RESPOND_ID).state()).isEqualTo(ClockState.SUPERSEDED);
      assertThat(monitor.instance(RESPOND_ID + "@v2").due()).contains(at(60));
    }

    @Test
    void doesNotWarnAgainOfWhatLiesBehind() {
      monitor
          .read(lead.qualified(NINE))
          .sign(Samples.versionWith("v2", stricter), at(40))
          .tick(at(61));

      assertThat(monitor.said(RESPOND))
          .containsExactly(SLA_STARTED, SLA_SUPERSEDED, SLA_STARTED, SLA_WARNED, SLA_BREACHED);
    }

    @Test
    void breachesAtOnceWhatIsOverdueByTheNewTarget() {
      monitor
          .read(lead.qualified(NINE))
          .tick(at(90))
          .sign(Samples.versionWith("v2", stricter), at(90))
          .tick(at(90));

      assertThat(monitor.clocks().get(RESPOND_ID + "@v2").state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void keepsTheTimeUsedUpWhileItIsPaused() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.waiting(at(10)))
          .sign(Samples.versionWith("v2", stricter), at(200));

      assertThat(monitor.only(SlaSuperseded.class, RESPOND).consumedSeconds()).isEqualTo(600);
    }

    @Test
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void staysWhereItIsWhenAVersionComesBack() {
      Target looser =
          inFlight(
              Samples.full(
                  RESPOND,
                  Kind.TIME_TO_FIRST_RESPONSE,
                  null,
                  90,
                  new CalendarRef.Named("office"),
                  null,
                  null,
                  List.of()));
      monitor
          .read(lead.qualified(NINE))
          .sign(Samples.versionWith("v2", stricter), at(10))
          .sign(Samples.versionWith("v3", looser), at(20))
          .sign(Samples.versionWith("v2", stricter), at(30))
          .tick(at(200));

      assertThat(monitor.verdicts())
          .containsEntry(RESPOND_ID, ClockState.SUPERSEDED)
          .containsEntry(RESPOND_ID + "@v2", ClockState.SUPERSEDED)
          .containsEntry(RESPOND_ID + "@v3", ClockState.BREACHED);
      assertThat(monitor.said())
          .extracting(event -> event.meta().eventId())
          .doesNotHaveDuplicates();
      assertThat(monitor.only(SlaBreached.class, RESPOND).dueAt()).isEqualTo(at(90));
    }

    @Test
    void leavesAloneWhatIsPinned() {
      monitor
          .read(lead.qualified(NINE))
          .sign(Samples.versionWith("v2", Samples.inMinutes(RESPOND, 1)), at(40));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED);
      assertThat(monitor.due(RESPOND)).isEqualTo(at(120));
    }
  }

  @Nested
  class People {
    @Test
    void excuseAClockForATime() {
      monitor.read(lead.qualified(NINE)).tick(at(121));
      Ruling ruling =
          monitor.ask(new SlaCommand.Waive(RESPOND_ID, "fair", "boss", at(160)), at(125));
      assertThat(ruling).isInstanceOf(Ruling.Granted.class);

      monitor.tick(at(200));
      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED, SLA_WAIVED, SLA_ESCALATED);
      assertThat(monitor.only(SlaEscalated.class, RESPOND).step()).isEqualTo("+60m");
    }

    @Test
    void disputeABreachOnce() {
      monitor.read(lead.qualified(NINE)).tick(at(121));
      monitor.ask(new SlaCommand.Dispute(RESPOND_ID, "I called", "anna", null), at(125));
      assertThat(monitor.ask(new SlaCommand.Dispute(RESPOND_ID, "again", "anna", null), at(126)))
          .isEqualTo(new Ruling.Refused(Refusal.NOTHING_TO_DISPUTE));

      monitor.ask(
          new SlaCommand.Resolve(RESPOND_ID, DisputeOutcome.UPHELD, "so it is", "ops"), at(127));
      monitor.tick(at(900));
      assertThat(monitor.said(RESPOND)).endsWith(SLA_DISPUTED, SLA_DISPUTE_RESOLVED);
    }

    @Test
    void mayAsRepsDisputeTheirOwnBreachesAlone() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(1))).tick(at(121));
      RepId holder = monitor.only(SlaBreached.class, RESPOND).instance().rep();
      RepId stranger = new RepId("nobody.here");

      assertThat(
              monitor.ask(new SlaCommand.Dispute(RESPOND_ID, "mine?", "nobody", stranger), at(125)))
          .isEqualTo(new Ruling.Refused(Refusal.NOT_YOURS));
      assertThat(monitor.ask(new SlaCommand.Dispute(RESPOND_ID, "mine", "they", holder), at(126)))
          .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void whoRepeatThemselvesHearOfTheFirstTimeAndNothingHappensAgain() {
      monitor.read(lead.qualified(NINE)).tick(at(121));
      SlaCommand waive = new SlaCommand.Waive(RESPOND_ID, "fair", "boss", at(160));
      SlaCommand dispute = new SlaCommand.Dispute(RESPOND_ID, "I called", "anna", null);
      SlaCommand resolve =
          new SlaCommand.Resolve(RESPOND_ID, DisputeOutcome.DISMISSED, "no call", "ops");
      for (SlaCommand command : List.of(waive, dispute, resolve)) {
        Ruling.Granted granted = (Ruling.Granted) monitor.ask(command, at(125));
        SlaEvent said = granted.decision().events().getFirst();
        assertThat(monitor.ask(command, at(130)))
            .isEqualTo(new Ruling.GrantedBefore(said.type(), said.meta().eventId(), at(125)));
      }
      assertThat(monitor.said(RESPOND))
          .endsWith(SLA_BREACHED, SLA_WAIVED, SLA_DISPUTED, SLA_DISPUTE_RESOLVED);

      assertThat(monitor.ask(new SlaCommand.Waive(RESPOND_ID, "fair", "boss", null), at(131)))
          .as("another waiver")
          .isInstanceOf(Ruling.Granted.class);
      assertThat(monitor.ask(dispute, at(132)))
          .as("it is settled")
          .isEqualTo(new Ruling.Refused(Refusal.NOTHING_TO_DISPUTE));
    }

    @Test
    void areToldWhatCannotBe() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(1)));

      assertThat(monitor.ask(new SlaCommand.Dispute(RESPOND_ID, "no", "anna", null), at(2)))
          .isEqualTo(new Ruling.Refused(Refusal.NOTHING_TO_DISPUTE));
      assertThat(monitor.ask(new SlaCommand.Waive("lead-1/1/route", "x", "boss", null), at(2)))
          .isEqualTo(new Ruling.Refused(Refusal.NOTHING_TO_WAIVE));
      assertThat(monitor.ask(new SlaCommand.Waive(RESPOND_ID, "x", "boss", at(1)), at(2)))
          .isEqualTo(new Ruling.Refused(Refusal.EXPIRED));
      assertThat(monitor.ask(new SlaCommand.Waive("nothing", "x", "boss", null), at(2)))
          .isEqualTo(new Ruling.Refused(Refusal.UNKNOWN_INSTANCE));
      assertThat(
              monitor.ask(
                  new SlaCommand.Resolve(RESPOND_ID, DisputeOutcome.UPHELD, "x", "ops"), at(2)))
          .isEqualTo(new Ruling.Refused(Refusal.NOT_DISPUTED));
    }
  }

  @Test
  void remembersStagesOfALeadOnlyWhereTheyHaveADeadline() {
    monitor.read(lead.inCycle(0).qualified(Stage.PROFILED, NINE));

    assertThat(monitor.state().blank()).isTrue();
    assertThat(monitor.said(ROUTE)).isEmpty();
  }
}
