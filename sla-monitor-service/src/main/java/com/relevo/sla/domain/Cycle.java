package com.relevo.sla.domain;

import com.relevo.events.AssignmentId;
import com.relevo.events.TeamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One handoff cycle: what happened in it, as far as it was read, and its clocks. {@code routed} is
 * the team that owes the lead's clocks: the first that was named, by the agreement's routing, as
 * unrouted or as assigned.
 */
public record Cycle(
    int number,
    @Nullable Opening opening,
    @Nullable TeamId routed,
    List<Assigned> assignments,
    List<Contact> contacts,
    @Nullable Closing closing,
    List<Clock> clocks) {

  public Cycle {
    assignments = List.copyOf(assignments);
    contacts = List.copyOf(contacts);
    clocks = List.copyOf(clocks);
  }

  static Cycle unknown(int number) {
    return new Cycle(number, null, null, List.of(), List.of(), null, List.of());
  }

  /** Who has the lead: the assignment that was given last. */
  public Optional<Assigned> current() {
    return assignments.stream()
        .filter(assigned -> assigned.given() != null)
        .max(Comparator.comparing(Assigned::givenAt).thenComparing(each -> each.id().value()));
  }

  /** Who had the lead first. */
  Optional<Assigned> firstGiven() {
    return assignments.stream()
        .filter(assigned -> assigned.given() != null)
        .min(Comparator.comparing(Assigned::givenAt).thenComparing(each -> each.id().value()));
  }

  Optional<Assigned> assignment(AssignmentId id) {
    return assignments.stream().filter(assigned -> assigned.id().equals(id)).findFirst();
  }

  Optional<Clock> clock(String id) {
    return clocks.stream().filter(clock -> clock.id().equals(id)).findFirst();
  }

  /** The earlier opening tells when sales' time began; a cycle has several that say the same. */
  Cycle opened(Opening learnt) {
    boolean earlier = opening == null || learnt.at().isBefore(opening.at());
    Opening first = earlier ? learnt : opening;
    return new Cycle(number, first, routed, assignments, contacts, closing, clocks)
        .withContacts(contacts);
  }

  Cycle routedTo(@Nullable TeamId team) {
    return routed != null || team == null
        ? this
        : new Cycle(number, opening, team, assignments, contacts, closing, clocks);
  }

  Cycle with(Assigned changed) {
    return new Cycle(
        number,
        opening,
        routed,
        replaced(assignments, each -> each.id().equals(changed.id()), changed),
        contacts,
        closing,
        clocks);
  }

  Cycle with(Contact contact) {
    if (contacts.contains(contact)) {
      return this;
    }
    List<Contact> all = new ArrayList<>(contacts);
    all.add(contact);
    all.sort(Comparator.comparing(Contact::at).thenComparing(Contact::eventId));
    return withContacts(all);
  }

  /** The first end is the one that counts. */
  Cycle closed(Closing learnt) {
    boolean earlier = closing == null || learnt.at().isBefore(closing.at());
    return earlier
        ? new Cycle(number, opening, routed, assignments, contacts, learnt, clocks)
        : this;
  }

  Cycle with(Clock changed) {
    return new Cycle(
        number,
        opening,
        routed,
        assignments,
        contacts,
        closing,
        replaced(clocks, each -> each.id().equals(changed.id()), changed));
  }

  /** Once the start is known only the first contact of each level can stop a clock. */
  private Cycle withContacts(List<Contact> all) {
    List<Contact> kept = opening == null ? all : Contact.firstOfEachLevel(all, opening.at());
    return new Cycle(number, opening, routed, assignments, kept, closing, clocks);
  }

  private static <T> List<T> replaced(List<T> all, Predicate<T> old, T changed) {
    List<T> copy = new ArrayList<>(all);
    for (int i = 0; i < copy.size(); i++) {
      if (old.test(copy.get(i))) {
        copy.set(i, changed);
        return copy;
      }
    }
    copy.add(changed);
    return copy;
  }
}
