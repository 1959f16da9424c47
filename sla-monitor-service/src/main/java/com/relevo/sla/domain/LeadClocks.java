package com.relevo.sla.domain;

import com.relevo.events.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one lead: the facts its events told, and the clocks decided on, by cycle.
 * {@code consents} is in the order in which they occurred.
 */
public record LeadClocks(LeadId leadId, List<ConsentChange> consents, List<Cycle> cycles) {
  public LeadClocks {
    consents = List.copyOf(consents);
    cycles = List.copyOf(cycles);
  }

  public static LeadClocks none(LeadId leadId) {
    return new LeadClocks(leadId, List.of(), List.of());
  }

  /** When the first step of any running clock is due: the lead must be looked at again then. */
  public Optional<Instant> nextStepDue() {
    return cycles.stream()
        .flatMap(cycle -> cycle.clocks().stream())
        .flatMap(clock -> clock.nextStep().stream())
        .map(Step::dueAt)
        .min(Comparator.naturalOrder());
  }

  Cycle cycle(int number) {
    return cycles.stream()
        .filter(cycle -> cycle.number() == number)
        .findFirst()
        .orElseGet(() -> Cycle.unknown(number));
  }

  LeadClocks with(Cycle changed) {
    List<Cycle> all = new ArrayList<>(cycles);
    all.removeIf(cycle -> cycle.number() == changed.number());
    all.add(changed);
    all.sort(Comparator.comparingInt(Cycle::number));
    return new LeadClocks(leadId, consents, all);
  }

  LeadClocks with(ConsentChange change) {
    if (consents.contains(change)) {
      return this;
    }
    List<ConsentChange> all = new ArrayList<>(consents);
    all.add(change);
    all.sort(Comparator.comparing(ConsentChange::at).thenComparing(ConsentChange::eventId));
    return new LeadClocks(leadId, all, cycles);
  }
}
