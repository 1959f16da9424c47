package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.intake.domain.identity.EmailAddress;
import com.relevo.intake.domain.ladder.Step.Alike;
import com.relevo.intake.domain.ladder.Step.Suspect;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.intake.domain.person.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses that may be one person's: a plus tag, Gmail's dots. Only ever a suggestion. */
final class Likeness {
  private static final String WHY = "alike";
  private static final int MOST = 20;

  private Likeness() {}

  /** Those of {@code keys} that are read as another address are told there. */
  static void tell(Turn turn, Person person, Collection<String> keys) {
    keys.stream()
        .filter(IdentityKeys::isEmail)
        .forEach(key -> {
          String plain = IdentityKeys.email(EmailAddress.folded(IdentityKeys.value(key)));
          if (!plain.equals(key)) {
            turn.send(plain, new Alike(plain, person.leadId(), person.home()));
          }
        });
  }

  /** At the plain address itself, whoever has it. */
  static Turn noted(Turn turn, Alike alike) {
    Map<String, String> others = new HashMap<>(turn.alike());
    others.forEach((lead, home) -> {
      if (!lead.equals(alike.lead().value())) {
        bothSuspect(turn, alike.lead(), alike.home(), new LeadId(lead), home);
      }
    });
    if (others.size() < MOST) {
      others.put(alike.lead().value(), alike.home());
    }
    return turn.alike(others);
  }

  static Turn without(Turn turn, LeadId lead) {
    Map<String, String> others = new HashMap<>(turn.alike());
    others.remove(lead.value());
    return turn.alike(others);
  }

  /** The plain addresses where {@code keys} were told. */
  static Set<String> plain(Collection<String> keys) {
    return keys.stream()
        .filter(IdentityKeys::isEmail)
        .map(key -> IdentityKeys.email(EmailAddress.folded(IdentityKeys.value(key))))
        .filter(key -> !keys.contains(key))
        .collect(Collectors.toSet());
  }

  /** At the home of who has the plain address. */
  static Turn met(Turn turn, Person person, Alike alike) {
    if (alike.key().equals(person.home())) {
      noted(turn, alike);
    }
    if (alike.lead().equals(person.leadId())) {
      return turn;
    }
    return turn.becomes(Place.home(person.suspecting(alike.lead(), WHY, alike.key(), false)))
        .send(alike.home(), new Suspect(person.leadId(), WHY, alike.key()));
  }

  /** The plain address has become {@code lead}'s. */
  static void owned(Turn turn, LeadId lead, String home) {
    turn.alike()
        .forEach((other, where) -> {
          if (!other.equals(lead.value())) {
            bothSuspect(turn, lead, home, new LeadId(other), where);
          }
        });
  }

  private static void bothSuspect(
      Turn turn, LeadId one, String oneHome, LeadId other, String otherHome) {
    turn.send(oneHome, new Suspect(other, WHY, ""));
    turn.send(otherHome, new Suspect(one, WHY, ""));
  }
}
