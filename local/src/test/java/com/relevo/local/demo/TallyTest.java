package com.relevo.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaStarted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private final Tally tally = new Tally();

  @Test
  void countsADeliveryKeptAgainAsDuplicate() {
    tally.delivery("typeform:1");
    tally.delivery("mautic:1");
    tally.delivery("typeform:1");
    assertThat(tally.summary())
        .isEqualTo(
            "demo: captured=0 duplicates=1 qualified=0 assigned=0 accepted=0 met=0 warned=0 breached=0");
  }

  @Test
  void isNotCompleteWhileAClockRuns() {
    tally.event(
        new SlaStarted(
            meta("started"),
            instance(),
            NOW,
            NOW.plusSeconds(5),
            5,
            "elapsed",
            0,
            null,
            List.of()));
    assertThat(tally.missing()).contains("1 clocks still run");

    tally.event(
        new SlaBreached(
            meta("breached"), instance(), NOW.plusSeconds(5), NOW.plusSeconds(6), false));
    assertThat(tally.missing()).doesNotContain("1 clocks still run", "0 of 1 breaches");
    assertThat(tally.summary()).endsWith("breached=1");
  }

  private static SlaInstance instance() {
    return new SlaInstance("clock-1", "route", null, null, null);
  }

  private static Meta meta(String name) {
    return new Meta(
        EventIds.of(name), new LeadId("lead"), 1, NOW, NOW, null, List.of(), Mode.LIVE, null);
  }
}
