package com.relevo.sla.domain;

import com.relevo.events.ContactLevel;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A rep reached out at {@code at}, whenever that was logged. */
public record Contact(String eventId, Instant at, ContactLevel level) {

  /** {@code contacts} are in their order in time. */
  static List<Contact> firstOfEachLevel(List<Contact> contacts, Instant from) {
    Set<ContactLevel> seen = EnumSet.noneOf(ContactLevel.class);
    return contacts.stream()
        .filter(contact -> !contact.at().isBefore(from))
        .filter(contact -> seen.add(contact.level()))
        .toList();
  }
}
