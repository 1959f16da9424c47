package com.relevo.sla.domain;

import static com.relevo.events.EventType.SLA_BREACHED;
import static com.relevo.events.EventType.SLA_CANCELLED;
import static com.relevo.events.EventType.SLA_ESCALATED;
import static com.relevo.events.EventType.SLA_MET;
import static com.relevo.events.EventType.SLA_PAUSED;
import static com.relevo.events.EventType.SLA_RESCINDED;
import static com.relevo.events.EventType.SLA_RESUMED;
import static com.relevo.sla.domain.Samples.RESPOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.sla.LeadStory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A breach after two hours, and then it turns out that the lead had waited, which pauses the clock.
 */
class LatePauseTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

  private final LeadStory lead = LeadStory.german("lead-1");
  private final Monitor monitor = new Monitor(Samples.complete(), lead.lead());

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  @BeforeEach
  void breach() {
    monitor.read(lead.qualified(NINE)).tick(at(121));
    assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED);
  }

  @Test
  void takesTheBreachBackAndStandsWhileTheLeadWaits() {
    monitor.read(lead.waiting(at(30)), at(125));

    SlaRescinded rescinded = monitor.only(SlaRescinded.class, RESPOND);
    assertThat(rescinded.metAt()).isNull();
    assertThat(rescinded.evidence()).isEqualTo(lead.waiting(at(30)).meta().eventId());
    assertThat(rescinded.meta().because().getFirst().code()).isEqualTo("pause_learnt_late");
    assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED, SLA_RESCINDED, SLA_PAUSED);
    assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.PAUSED);
  }

  @Test
  void takesTheBreachBackWhereTheBudgetIsNotUsedUpYet() {
    monitor.read(lead.assigned(at(100)), at(125)).read(lead.waiting(at(30)), at(126));

    assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED, SLA_RESCINDED);
    assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.RUNNING);
    assertThat(monitor.due(RESPOND)).isEqualTo(at(190));

    monitor.read(lead.contact(ContactLevel.ATTEMPT, at(150)));
    assertThat(monitor.said(RESPOND)).endsWith(SLA_RESCINDED, SLA_MET);
  }

  @Test
  void breachesAgainWhenTheBudgetIsUsedUpAndEscalatesOnlyWhatDidNotYet() {
    monitor.tick(at(151)); // +30m
    monitor.read(lead.assigned(at(100)), at(155)).read(lead.waiting(at(30)), at(156));
    monitor.tick(at(900));

    assertThat(monitor.said(RESPOND))
        .endsWith(SLA_BREACHED, SLA_ESCALATED, SLA_RESCINDED, SLA_BREACHED, SLA_ESCALATED);
    assertThat(
            monitor.said().stream()
                .filter(SlaBreached.class::isInstance)
                .map(SlaBreached.class::cast)
                .filter(event -> event.instance().target().equals(RESPOND))
                .map(SlaBreached::dueAt))
        .containsExactly(at(120), at(190));
    assertThat(monitor.said()).extracting(event -> event.meta().eventId()).doesNotHaveDuplicates();
  }

  @Test
  void leavesABreachThatIsOneAllTheSame() {
    monitor.read(lead.assigned(at(40)), at(200)).read(lead.waiting(at(30)), at(201));

    assertThat(monitor.due(RESPOND)).isEqualTo(at(130));
    assertThat(monitor.said(RESPOND)).doesNotContain(SLA_RESCINDED, SLA_RESUMED);
    assertThat(monitor.clock(RESPOND).state()).isEqualTo(ClockState.BREACHED);
  }

  @Test
  void endsWhatEndedBeforeItWasDue() {
    monitor.read(lead.closed(Outcome.WITHDRAWN, at(122)), at(123));
    assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED);

    monitor.read(lead.waiting(at(30)), at(125));
    assertThat(monitor.said(RESPOND)).endsWith(SLA_BREACHED, SLA_RESCINDED, SLA_CANCELLED);
  }
}
