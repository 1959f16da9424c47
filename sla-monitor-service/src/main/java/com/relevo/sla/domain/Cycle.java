package com.relevo.sla.domain;

import com.relevo.events.AssignmentId;
import com.relevo.events.TeamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One handoff cycle: what happened in it, as far as it was read, and its clocks. {@code routed} is
 * the team that owes the lead's clocks: the first that was named, by the agreement's routing, as
 * unrouted or as assigned. {@code marks} and {@code contacts} are in their order in time.
 */
public record Cycle(
    int number,
    @Nullable Opening opening,
    @Nullable TeamId routed,
    List<Assigned> assignments,
    List<Contact> contacts,
    List<Mark> marks,
    @Nullable Closing closing,
    List<Clock> clocks) {
  /** More than this of a cycle's changes are folded: nobody asks about the oldest any more. */
  private static final int MARKS = 64;

  public Cycle {
    assignments = List.copyOf(assignments);
    contacts = List.copyOf(contacts);
    marks = List.copyOf(marks);
    clocks = List.copyOf(clocks);
  }

  static Cycle unknown(int number) {
    return new Cycle(number, null, null, List.of(), List.of(), List.of(), null, List.of());
  }

  /** Who has the lead: the assignment that was given last. */
  public Optional<Assigned> current() {
    return given()
        .max(Comparator.comparing(Assigned::givenAt).thenComparing(each -> each.id().value()));
  }

  /** Who had the lead first. */
  Optional<Assigned> firstGiven() {
    return given()
        .min(Comparator.comparing(Assigned::givenAt).thenComparing(each -> each.id().value()));
  }

  private Stream<Assigned> given() {
    return assignments.stream().filter(assigned -> assigned.given() != null);
  }

  Optional<Assigned> assignment(AssignmentId id) {
    return assignments.stream().filter(assigned -> assigned.id().equals(id)).findFirst();
  }

  /** The instance of {@code target} and {@code part} that counts: the newest. */
  Optional<Clock> clock(String target, @Nullable String part) {
    return clocks.stream().filter(clock -> clock.is(target, part)).reduce((_, newer) -> newer);
  }

  /** Sales saw it. */
  boolean qualified() {
    return opening != null && opening.stage().qualified();
  }

  /** A cycle has several openings that say the same; {@code kept} as {@link Terms#contactsKept}. */
  Cycle opened(Opening learnt, int kept) {
    Opening first = opening == null ? learnt : Opening.first(opening, learnt);
    return new Cycle(number, first, routed, assignments, contacts, marks, closing, clocks)
        .withContacts(contacts, kept);
  }

  Cycle routedTo(@Nullable TeamId team) {
    return routed != null || team == null
        ? this
        : new Cycle(number, opening, team, assignments, contacts, marks, closing, clocks);
  }

  Cycle with(Assigned changed) {
    return new Cycle(
        number,
        opening,
        routed,
        replaced(assignments, each -> each.id().equals(changed.id()), changed),
        contacts,
        marks,
        closing,
        clocks);
  }

  Cycle with(Contact contact, int kept) {
    if (contacts.contains(contact)) {
      return this;
    }
    List<Contact> all = new ArrayList<>(contacts);
    all.add(contact);
    all.sort(Contact.ORDER);
    return withContacts(all, kept);
  }

  Cycle with(Mark mark) {
    if (marks.contains(mark)) {
      return this;
    }
    List<Mark> all = new ArrayList<>(marks);
    all.add(mark);
    all.sort(Mark.ORDER);
    if (all.size() > MARKS) {
      all.removeFirst();
    }
    return new Cycle(number, opening, routed, assignments, contacts, all, closing, clocks);
  }

  /** The first end is the one that counts. */
  Cycle closed(Closing learnt) {
    boolean earlier = closing == null || learnt.at().isBefore(closing.at());
    return earlier
        ? new Cycle(number, opening, routed, assignments, contacts, marks, learnt, clocks)
        : this;
  }

  /** Without what is said of the person. */
  Cycle scrubbed() {
    return opening == null
        ? this
        : new Cycle(
            number, opening.scrubbed(), routed, assignments, contacts, marks, closing, clocks);
  }

  Cycle adding(Clock started) {
    List<Clock> all = new ArrayList<>(clocks);
    all.add(started);
    return withClocks(all);
  }

  Cycle replacing(Clock old, Clock changed) {
    return withClocks(replaced(clocks, each -> each == old, changed));
  }

  private Cycle withClocks(List<Clock> all) {
    return new Cycle(number, opening, routed, assignments, contacts, marks, closing, all);
  }

  /** Once the start is known only the first contacts of each level can matter. */
  private Cycle withContacts(List<Contact> all, int most) {
    List<Contact> few = opening == null ? all : Contact.firstOfEachLevel(all, opening.at(), most);
    return new Cycle(number, opening, routed, assignments, few, marks, closing, clocks);
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
