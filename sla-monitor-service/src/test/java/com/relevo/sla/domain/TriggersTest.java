package com.relevo.sla.domain;

import static com.relevo.events.EventType.SLA_BREACHED;
import static com.relevo.events.EventType.SLA_CANCELLED;
import static com.relevo.events.EventType.SLA_MET;
import static com.relevo.events.EventType.SLA_PAUSED;
import static com.relevo.events.EventType.SLA_RESUMED;
import static com.relevo.events.EventType.SLA_STARTED;
import static com.relevo.events.EventType.SLA_SUPERSEDED;
import static com.relevo.events.EventType.SLA_WARNED;
import static com.relevo.sla.domain.Samples.RESPOND;
import static com.relevo.sla.domain.Samples.condition;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Triggers;
import com.relevo.events.ContactLevel;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaPaused;
import com.relevo.events.SlaEvent.SlaResumed;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.sla.LeadStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A first response within two office hours of a Monday, moved by conditions; and the same in the
 * lead's own zone.
 */
class TriggersTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Condition WAITING =
      condition("waiting", facts -> facts.waiting().equals("NO_CAPACITY"));
  private static final Condition WITH_MANAGER =
      condition("with manager", facts -> facts.waiting().equals("WITH_MANAGER"));
  private static final Condition ACCEPTED =
      condition("accepted", facts -> facts.stage() == Stage.SAL);
  private static final Condition GERMAN =
      condition("german", facts -> "DE".equals(facts.lead().country()));

  private final LeadStory lead = LeadStory.german("lead-1");

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private Monitor monitor(Triggers triggers) {
    return new Monitor(Samples.with(respond(120, triggers, false, false)), lead.lead());
  }

  private static Target respond(int minutes, Triggers triggers, boolean zone, boolean inFlight) {
    Target plain =
        Samples.full(
            RESPOND,
            Kind.TIME_TO_FIRST_RESPONSE,
            null,
            minutes,
            new CalendarRef.Named("office"),
            null,
            null,
            List.of());
    return new Target(
        plain.id(),
        plain.kind(),
        plain.stage(),
        plain.budget(),
        plain.calendar(),
        zone,
        plain.when(),
        triggers,
        plain.evidence(),
        plain.attempts(),
        plain.warnings(),
        plain.escalations(),
        inFlight);
  }

  @Nested
  class Start {
    private final Monitor monitor = monitor(new Triggers(ACCEPTED, null, null, null, null));

    @Test
    void waitsUntilItHolds() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(10))).tick(at(300));
      assertThat(monitor.said(RESPOND)).isEmpty();

      monitor.read(lead.accepted(at(310)));
      assertThat(monitor.only(SlaStarted.class, RESPOND).startedAt()).isEqualTo(at(310));
      assertThat(monitor.due(RESPOND)).isEqualTo(at(430));
    }

    @Test
    void countsEvidenceFromBefore() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(20)))
          .read(lead.accepted(at(30)));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_MET);
      SlaMet met = monitor.only(SlaMet.class, RESPOND);
      assertThat(met.metAt()).isEqualTo(at(20));
      assertThat(met.consumedSeconds()).isZero();
    }

    @Test
    void countsNoEvidenceFromBeforeTheQualification() {
      monitor
          .read(lead.contact(ContactLevel.ATTEMPT, at(-5)))
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.accepted(at(30)))
          .tick(at(151));

      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED);
    }

    @Test
    void isTheFirstTimeItHolds() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.accepted(at(20)))
          .read(lead.qualified(Stage.SQL, at(30)))
          .tick(at(141));

      assertThat(monitor.said(RESPOND))
          .containsExactly(SLA_STARTED, SLA_WARNED, SLA_WARNED, SLA_BREACHED);
      assertThat(monitor.clock(RESPOND).startedAt()).isEqualTo(at(20));
    }

    @Test
    void comesAtOnceWhereItHoldsAlready() {
      Monitor german = monitor(new Triggers(GERMAN, null, null, null, null));
      german.read(lead.qualified(NINE));

      assertThat(german.only(SlaStarted.class, RESPOND).startedAt()).isEqualTo(NINE);
    }

    @Test
    void neverComesForAnImportWithoutACutOff() {
      monitor
          .read(lead.in(Mode.QUIET).qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.accepted(at(20)))
          .tick(at(900));

      assertThat(monitor.said(RESPOND)).isEmpty();
    }
  }

  @Nested
  class Resume {
    private final Monitor monitor = monitor(new Triggers(null, WAITING, ACCEPTED, null, null));

    @Test
    void keepsItStandingThoughThePauseHoldsNoMore() {
      monitor.read(lead.qualified(NINE)).read(lead.waiting(at(10))).read(lead.assigned(at(30)));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.PAUSED);

      monitor.read(lead.accepted(at(70)));
      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_PAUSED, SLA_RESUMED);
      assertThat(monitor.only(SlaPaused.class, RESPOND).pausedAt()).isEqualTo(at(10));
      SlaResumed resumed = monitor.only(SlaResumed.class, RESPOND);
      assertThat(resumed.resumedAt()).isEqualTo(at(70));
      assertThat(resumed.consumedSeconds()).isEqualTo(600);
      assertThat(resumed.dueAt()).isEqualTo(at(180));
    }

    @Test
    void pausesNothingByItself() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(10))).tick(at(121));

      assertThat(monitor.said(RESPOND)).doesNotContain(SLA_PAUSED, SLA_RESUMED);
      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED);
    }

    @Test
    void countsFromWhenItHappenedNotFromWhenItWasRead() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.accepted(at(70)))
          .read(lead.assigned(at(30)), at(80))
          .read(lead.waiting(at(10)), at(90));

      assertThat(monitor.due(RESPOND)).isEqualTo(at(180));
      monitor.tick(at(179));
      assertThat(monitor.said(RESPOND)).doesNotContain(SLA_BREACHED);
    }
  }

  @Nested
  class WhileSnoozed {
    private static final Condition SNOOZED =
        condition("snoozed", facts -> facts.waiting().equals("SNOOZED"));
    private final Monitor monitor = monitor(new Triggers(null, SNOOZED, null, null, null));

    private Monitor snoozed() {
      return monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.snoozed(at(20), at(80)));
    }

    @Test
    void standsStillWhereTheTargetLetsItAndGoesOnWhenItWakes() {
      snoozed().tick(at(70));
      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.PAUSED);

      monitor.read(lead.woken(at(80)), at(81));
      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_PAUSED, SLA_RESUMED);
      assertThat(monitor.only(SlaResumed.class, RESPOND).resumedAt()).isEqualTo(at(80));
      assertThat(monitor.due(RESPOND)).isEqualTo(at(180));
    }

    @Test
    void goesOnWithTheNextRep() {
      snoozed().read(lead.assigned("a2", new RepId("jonas.brandt"), at(50)));
      assertThat(monitor.due(RESPOND)).isEqualTo(at(150));
    }

    @Test
    void isOverAtTheInstantAtWhichItGoesToTheManager() {
      Monitor byManager = monitor(new Triggers(null, WITH_MANAGER, null, null, null));
      byManager
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(10)))
          .read(lead.snoozed(at(20), at(80)))
          .read(lead.withManager(at(50)))
          .read(lead.woken(at(50)))
          .read(lead.unassigned(at(50)))
          .tick(at(60));
      assertThat(byManager.clock(RESPOND).state()).isEqualTo(ClockState.PAUSED);
      assertThat(byManager.only(SlaPaused.class, RESPOND).pausedAt()).isEqualTo(at(50));
    }

    @Test
    void otherTargetsGoOn() {
      Monitor other = monitor(Triggers.NONE);
      other.read(lead.qualified(NINE)).read(lead.assigned(at(10)));
      other.read(lead.snoozed(at(20), at(80)));
      assertThat(other.due(RESPOND)).isEqualTo(at(120));
    }
  }

  @Nested
  class Stop {
    private final Monitor monitor = monitor(new Triggers(null, null, null, ACCEPTED, null));

    @Test
    void isEvidence() {
      monitor.read(lead.qualified(NINE)).read(lead.assigned(at(5))).read(lead.accepted(at(30)));

      SlaMet met = monitor.only(SlaMet.class, RESPOND);
      assertThat(met.metAt()).isEqualTo(at(30));
      assertThat(met.meta().because()).extracting(Reason::code).containsExactly("stop_holds");
    }

    @Test
    void standsBesideTheKindsOwn() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(20)))
          .read(lead.accepted(at(30)));

      assertThat(monitor.only(SlaMet.class, RESPOND).metAt()).isEqualTo(at(20));
    }

    @Test
    void isInTimeExactlyWhenItIsDue() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .read(lead.accepted(at(120)))
          .tick(at(121));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_MET);
    }

    @Test
    void comesTooLateAfterTheDueTime() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .tick(at(121))
          .read(lead.accepted(at(130)));

      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.MET_LATE);
    }

    @Test
    void takesTheBreachBackWhereItIsReadLate() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.assigned(at(5)))
          .tick(at(121))
          .read(lead.accepted(at(110)), at(125));

      assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.MET);
      assertThat(monitor.clock(RESPOND).rescinded()).isTrue();
    }
  }

  @Nested
  class Cancel {
    private final Monitor monitor = monitor(new Triggers(null, null, null, null, WAITING));

    @Test
    void endsItWithoutAVerdict() {
      monitor.read(lead.qualified(NINE)).read(lead.waiting(at(10))).tick(at(900));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED);
      SlaCancelled cancelled = monitor.only(SlaCancelled.class, RESPOND);
      assertThat(cancelled.meta().occurredAt()).isEqualTo(at(10));
      assertThat(cancelled.meta().because())
          .extracting(Reason::code)
          .containsExactly("cancel_holds");
    }

    @Test
    void isForGoodThoughItHoldsNoMore() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.waiting(at(10)))
          .read(lead.assigned(at(20)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(30)))
          .tick(at(900));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED);
    }

    @Test
    void yieldsToEvidenceFromBefore() {
      monitor
          .read(lead.qualified(NINE))
          .read(lead.waiting(at(10)))
          .read(lead.contact(ContactLevel.ATTEMPT, at(9)), at(20));

      assertThat(monitor.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED, SLA_MET);
    }

    @Test
    void savesNothingAfterTheDueTime() {
      monitor.read(lead.qualified(NINE)).read(lead.waiting(at(125))).tick(at(130));

      assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED);
    }

    @Test
    void comesWithTheStartWhereItHoldsAlready() {
      Monitor german = monitor(new Triggers(null, null, null, null, GERMAN));
      german.read(lead.qualified(NINE));

      assertThat(german.said(RESPOND)).containsExactly(SLA_STARTED, SLA_CANCELLED);
      assertThat(german.only(SlaCancelled.class, RESPOND).meta().occurredAt()).isEqualTo(NINE);
    }
  }

  /** The office opens from 9 to 17 wherever the lead is; a day's work is eight hours. */
  @Nested
  class LeadZone {
    @Test
    void countsInTheHoursOfTheLead() {
      Monitor berlin = inZone(lead);
      berlin.read(lead.qualified(NINE));

      // Ten in Berlin: seven hours are left of Monday, and one comes from Tuesday.
      assertThat(berlin.due(RESPOND)).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
      assertThat(berlin.only(SlaStarted.class, RESPOND).calendar())
          .isEqualTo("office in Europe/Berlin");
      berlin.tick(Instant.parse("2026-11-24T08:59:59Z"));
      assertThat(berlin.said(RESPOND)).doesNotContain(SLA_BREACHED);
      berlin.tick(Instant.parse("2026-11-24T09:00:00Z"));
      assertThat(berlin.said(RESPOND)).endsWith(SLA_BREACHED);
    }

    @Test
    void waitsForTheMorningOfTheLead() {
      LeadStory american = from("US");
      Monitor newYork = inZone(american);
      newYork.read(american.qualified(NINE));

      // Four in the morning in New York, where it opens at 14:00 UTC.
      assertThat(newYork.due(RESPOND)).isEqualTo(Instant.parse("2026-11-23T22:00:00Z"));
    }

    @Test
    void isTheCalendarsOwnWhereNobodyKnowsWhereTheLeadIs() {
      LeadStory somewhere = from(null);
      Monitor unknown = inZone(somewhere);
      unknown.read(somewhere.qualified(NINE));

      assertThat(unknown.due(RESPOND)).isEqualTo(at(480));
      assertThat(unknown.only(SlaStarted.class, RESPOND).calendar()).isEqualTo("office");
    }

    @Test
    void isThatOfTheAgreementItRunsUnder() {
      Monitor berlin = inZone(lead);
      berlin.read(lead.qualified(NINE));
      berlin.sign(Samples.versionWith("v2", respond(480, Triggers.NONE, false, true)), at(60));

      // One hour is used up, and seven are left to 17:00 UTC, the calendar's own.
      assertThat(berlin.said(RESPOND)).containsExactly(SLA_STARTED, SLA_SUPERSEDED, SLA_STARTED);
      assertThat(berlin.instance("lead-1/1/respond@v2").due()).contains(at(480));
      assertThat(berlin.instance("lead-1/1/respond").due())
          .contains(Instant.parse("2026-11-24T09:00:00Z"));
      berlin.read(lead.erased(at(70)));
      assertThat(berlin.said(RESPOND)).endsWith(SLA_CANCELLED);
    }

    private static LeadStory from(String country) {
      return new LeadStory(new LeadId("lead-1"), 1, country, new TeamId("sdr-emea"), Mode.LIVE);
    }

    private static Monitor inZone(LeadStory story) {
      return new Monitor(Samples.with(respond(480, Triggers.NONE, true, false)), story.lead());
    }
  }
}
