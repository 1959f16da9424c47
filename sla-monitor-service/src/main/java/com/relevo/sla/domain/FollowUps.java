package com.relevo.sla.domain;

import com.relevo.agreement.Target.Attempts;
import com.relevo.events.ContactLevel;
import java.util.List;

/** Which contacts owe another one. */
final class FollowUps {
  private FollowUps() {}

  /**
   * All but the last attempt, and none from the one on that reached somebody. {@code contacts} are
   * those that count, in their order in time.
   */
  static List<Contact> owing(List<Contact> contacts, Attempts attempts) {
    return contacts.stream()
        .limit(attempts.count() - 1L)
        .takeWhile(contact -> contact.level() != ContactLevel.CONNECT)
        .toList();
  }
}
