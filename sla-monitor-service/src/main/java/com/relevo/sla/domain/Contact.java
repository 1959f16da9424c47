package com.relevo.sla.domain;

import com.relevo.events.AssignmentId;
import com.relevo.events.ContactLevel;
import com.relevo.events.Mode;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A rep reached out at {@code at}, whenever that was logged. */
public record Contact(
    String eventId, Instant at, ContactLevel level, Mode mode, AssignmentId assignment) {
  static final Comparator<Contact> ORDER =
      Comparator.comparing(Contact::at).thenComparing(Contact::eventId);

  /** What names the clock that starts with it: short, and the same wherever it stands. */
  String part() {
    return eventId.substring(0, Math.min(8, eventId.length()));
  }

  /** {@code contacts} are in their order in time. */
  static List<Contact> firstOfEachLevel(List<Contact> contacts, Instant from, int kept) {
    Map<ContactLevel, Integer> seen = new EnumMap<>(ContactLevel.class);
    return contacts.stream()
        .filter(contact -> !contact.at().isBefore(from))
        .filter(contact -> seen.merge(contact.level(), 1, Integer::sum) <= kept)
        .toList();
  }
}
