package com.relevo.sla.domain;

import com.relevo.events.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one lead: the facts its events told, and the clocks decided on, by cycle.
 * {@code consents}, and {@code mergers} into other leads, are in the order in which they occurred.
 * Of cycles up to {@code forgotten} nothing is kept. {@code wake} is when the lead must be looked
 * at again, whatever is read by then.
 */
public record LeadClocks(
    LeadId leadId,
    List<ConsentChange> consents,
    List<ConsentChange> mergers,
    @Nullable Erasure erasure,
    int forgotten,
    List<Cycle> cycles,
    @Nullable Instant wake) {
  /** A lead that changes its mind more often than this is known by its last words. */
  private static final int CONSENTS = 32;

  public LeadClocks {
    consents = List.copyOf(consents);
    mergers = List.copyOf(mergers);
    cycles = List.copyOf(cycles);
  }

  public static LeadClocks none(LeadId leadId) {
    return new LeadClocks(leadId, List.of(), List.of(), null, -1, List.of(), null);
  }

  /** When the lead must be looked at again. */
  public Optional<Instant> nextStepDue() {
    return Optional.ofNullable(wake);
  }

  /** Nothing is known that a lead never heard of would not have. */
  public boolean blank() {
    return consents.isEmpty()
        && mergers.isEmpty()
        && erasure == null
        && forgotten < 0
        && cycles.isEmpty();
  }

  Cycle cycle(int number) {
    return cycles.stream()
        .filter(cycle -> cycle.number() == number)
        .findFirst()
        .orElseGet(() -> Cycle.unknown(number));
  }

  /** The first qualification after that of cycle {@code number}. */
  Optional<Opening> openedAfter(int number) {
    return cycles.stream()
        .filter(cycle -> cycle.number() > number && cycle.qualified())
        .findFirst()
        .map(Cycle::opening);
  }

  LeadClocks with(Cycle changed) {
    List<Cycle> all = new ArrayList<>(cycles);
    all.removeIf(cycle -> cycle.number() == changed.number());
    all.add(erasure == null ? changed : changed.scrubbed());
    all.sort(Comparator.comparingInt(Cycle::number));
    return new LeadClocks(leadId, consents, mergers, erasure, forgotten, all, wake);
  }

  LeadClocks with(ConsentChange change) {
    return new LeadClocks(leadId, in(consents, change), mergers, erasure, forgotten, cycles, wake);
  }

  /** It became another lead, or, allowed, one of its own again. */
  LeadClocks merging(ConsentChange change) {
    return new LeadClocks(leadId, consents, in(mergers, change), erasure, forgotten, cycles, wake);
  }

  private static List<ConsentChange> in(List<ConsentChange> known, ConsentChange change) {
    if (known.contains(change)) {
      return known;
    }
    List<ConsentChange> all = new ArrayList<>(known);
    all.add(change);
    all.sort(Comparator.comparing(ConsentChange::at).thenComparing(ConsentChange::eventId));
    if (all.size() > CONSENTS) {
      all.removeFirst();
    }
    return all;
  }

  LeadClocks erased(Erasure first) {
    return erasure != null && !first.at().isBefore(erasure.at())
        ? this
        : new LeadClocks(
            leadId,
            consents,
            mergers,
            first,
            forgotten,
            cycles.stream().map(Cycle::scrubbed).toList(),
            wake);
  }

  LeadClocks without(Cycle gone) {
    List<Cycle> rest = new ArrayList<>(cycles);
    rest.remove(gone);
    return new LeadClocks(
        leadId, consents, mergers, erasure, Math.max(forgotten, gone.number()), rest, wake);
  }

  LeadClocks waking(@Nullable Instant at) {
    return new LeadClocks(leadId, consents, mergers, erasure, forgotten, cycles, at);
  }
}
