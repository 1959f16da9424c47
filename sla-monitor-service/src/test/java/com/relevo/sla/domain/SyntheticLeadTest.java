package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.SlaEvent.SlaBreached;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SyntheticLeadTest {
  private static final Instant NOW = Instant.parse("2026-11-21T23:59:00Z"); // a Saturday night
  private static final Instant DUE = NOW.plusSeconds(60);

  private final SyntheticLead lead = new SyntheticLead("3", Duration.ofMinutes(1));
  private final LeadClocks waiting = lead.qualified(NOW);

  @Test
  void isDueAfterItsBudgetWhateverTheHour() {
    assertThat(waiting.nextStepDue()).contains(DUE);
    assertThat(SyntheticLead.is(waiting.leadId().value())).isTrue();
  }

  @Test
  void breachesAtTheExactDeadlineAndNotBefore() {
    assertThat(lead.breach(waiting, DUE.minusMillis(1), DUE)).isEmpty();
    assertThat(lead.breach(waiting, DUE, DUE.plusMillis(20)))
        .hasValueSatisfying(breached -> {
          assertThat(breached.dueAt()).isEqualTo(DUE);
          assertThat(breached.firedAt()).isEqualTo(DUE.plusMillis(20));
        });
  }

  @Test
  void breachesOnceOnly() {
    SlaBreached first = lead.breach(waiting, DUE, DUE).orElseThrow();
    LeadClocks next = lead.qualified(DUE);

    assertThat(lead.breach(next, DUE, DUE)).isEmpty();
    assertThat(lead.breach(next, DUE.plusSeconds(60), DUE.plusSeconds(60)))
        .get()
        .isNotEqualTo(first);
  }
}
