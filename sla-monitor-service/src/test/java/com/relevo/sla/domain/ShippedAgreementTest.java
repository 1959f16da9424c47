package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.ContactLevel;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaStep;
import com.relevo.sla.LeadStory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The deadlines of the agreement that Relevo ships, worked out by hand from its calendars. */
class ShippedAgreementTest {
  private static final String ROUTE = "route-in-15-minutes";
  private static final String ACCEPT = "accept-in-2-hours";
  private static final String RESPOND = "respond-in-4-hours";

  private final LeadStory lead = LeadStory.german("lead-1");
  private final Monitor monitor = new Monitor(AgreementReader.example(), lead.lead());

  private static Instant berlin(String local) {
    return Instant.parse(local + ":00+01:00");
  }

  @Test
  void carriesFridayEveningOverToMonday() {
    monitor.read(lead.qualified(berlin("2026-11-20T16:00")));

    assertThat(monitor.due(ROUTE)).isEqualTo(berlin("2026-11-20T16:15"));
    // Half an hour is left of Friday; Monday 9:00 to 12:30 are the other three and a half.
    assertThat(monitor.due(RESPOND)).isEqualTo(berlin("2026-11-23T12:30"));
    assertThat(monitor.clock(RESPOND).calendar()).isEqualTo("emea-office");
  }

  @Test
  void startsTheCountWithTheWeekForALeadOfTheWeekend() {
    monitor.read(lead.qualified(berlin("2026-11-21T15:00")));

    assertThat(monitor.due(ROUTE)).isEqualTo(berlin("2026-11-23T09:15"));
    assertThat(monitor.due(RESPOND)).isEqualTo(berlin("2026-11-23T14:00"));
    assertThat(monitor.only(SlaStarted.class, RESPOND).steps())
        .extracting(SlaStep::dueAt)
        .containsExactly(
            berlin("2026-11-23T11:00"),
            berlin("2026-11-23T12:12"),
            berlin("2026-11-23T14:00"),
            berlin("2026-11-23T14:00"),
            berlin("2026-11-23T18:00"));
  }

  @Test
  void consumesNothingOverTheWeekend() {
    monitor
        .read(lead.qualified(berlin("2026-11-20T16:00")))
        .read(lead.contact(ContactLevel.ATTEMPT, berlin("2026-11-23T09:30")));

    assertThat(monitor.only(SlaMet.class, RESPOND).consumedSeconds()).isEqualTo(3600);
  }

  @Test
  void countsAnAcceptanceInTheRepsOwnHoursAndHolidays() {
    // Claire works in Paris, 9:30 to 13:00 and 14:00 to 18:00.
    monitor
        .read(lead.qualified(berlin("2026-11-20T16:00")))
        .read(lead.assigned("a1", new RepId("claire.moreau"), berlin("2026-11-20T17:00")));

    assertThat(monitor.only(SlaStarted.class, ACCEPT).calendar()).isEqualTo("paris-office");
    assertThat(monitor.due(ACCEPT)).isEqualTo(berlin("2026-11-23T10:30"));
  }

  @Test
  void breachesOnMondayWhenNobodyAnsweredSinceFriday() {
    monitor.read(lead.qualified(berlin("2026-11-20T16:00"))).tick(berlin("2026-11-23T12:29"));
    assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.RUNNING);

    monitor.tick(berlin("2026-11-23T12:30"));
    assertThat(monitor.only(SlaBreached.class, RESPOND).late()).isFalse();
  }
}
