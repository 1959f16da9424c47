package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.RepId;
import com.relevo.sla.LeadStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Topics are read in any order: that must not change what becomes of a clock. */
class ArrivalOrderTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant EVENING = at(600);

  private final LeadStory lead = LeadStory.german("lead-1");

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void doesNotMatterWhereEverythingWasDoneInTime() {
    assertThat(
            outcomes(
                lead.qualified(NINE),
                lead.opened(NINE),
                lead.assigned(at(10)),
                lead.accepted(at(20)),
                lead.contact(ContactLevel.ATTEMPT, at(30)),
                lead.closed(Outcome.RECYCLED, at(60))))
        .containsExactly("{lead-1/1/accept/a1=MET, lead-1/1/respond=MET, lead-1/1/route=MET}");
  }

  @Test
  void doesNotMatterWhereSomeWasDoneLate() {
    assertThat(
            outcomes(
                lead.qualified(NINE),
                lead.assigned(at(20)),
                lead.assigned("a2", new RepId("jonas.brandt"), at(40)),
                lead.accepted("a2", new RepId("jonas.brandt"), at(101)),
                lead.contact(ContactLevel.AUTOMATED, at(102)),
                lead.contact(ContactLevel.CONNECT, at(121))))
        .containsExactly(
            "{lead-1/1/accept/a1=CANCELLED, lead-1/1/accept/a2=MET_LATE,"
                + " lead-1/1/respond=MET_LATE, lead-1/1/route=MET_LATE}");
  }

  @Test
  void doesNotMatterWhereConsentWasWithdrawn() {
    assertThat(
            outcomes(
                lead.consent(true, at(-10)),
                lead.qualified(NINE),
                lead.opened(NINE),
                lead.assigned(at(10)),
                lead.consent(false, at(20)),
                lead.closed(Outcome.CONSENT_WITHDRAWN, at(21))))
        .containsExactly(
            "{lead-1/1/accept/a1=CANCELLED, lead-1/1/respond=CANCELLED, lead-1/1/route=MET}");
  }

  /** All arrivals of {@code events}, each doubled now and then; time passes when all was read. */
  private Set<String> outcomes(Event... events) {
    Set<String> outcomes = new HashSet<>();
    permute(
        new ArrayList<>(List.of(events)),
        0,
        order -> {
          Monitor monitor = new Monitor(Samples.elapsed(), lead.lead());
          order.forEach(event -> monitor.read(event, EVENING));
          monitor.read(order.getFirst(), EVENING).tick(EVENING);
          outcomes.add(new TreeMap<>(monitor.verdicts()).toString());
        });
    return outcomes;
  }

  private static void permute(List<Event> events, int fixed, Consumer<List<Event>> each) {
    if (fixed == events.size()) {
      each.accept(List.copyOf(events));
      return;
    }
    for (int i = fixed; i < events.size(); i++) {
      Collections.swap(events, fixed, i);
      permute(events, fixed + 1, each);
      Collections.swap(events, fixed, i);
    }
  }
}
