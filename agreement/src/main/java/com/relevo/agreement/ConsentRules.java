package com.relevo.agreement;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import java.util.List;
import java.util.Set;

/**
 * When a person may be contacted. A withdrawal is final whatever stands here: no rule allows
 * contact to somebody who asked for none. {@code contactUnstated}: people who never said anything
 * may be contacted as the rules say; otherwise nobody may who did not give consent.
 */
public record ConsentRules(boolean contactUnstated, List<Rule> rules) {
  /** Of an agreement without the section: who said nothing may be contacted, as ever. */
  public static final ConsentRules UNSTATED = new ConsentRules(true, List.of());

  public ConsentRules {
    rules = List.copyOf(rules);
  }

  /** Why it is lawful, in the words of article 6 of the GDPR. */
  public enum Basis {
    CONSENT,
    /** Steps the person asked for before a contract, or the contract itself. */
    CONTRACT,
    LEGITIMATE_INTEREST
  }

  /**
   * Where {@code when} holds, contact by these channels for these purposes is allowed on one of the
   * {@code bases}; none: it is not allowed.
   */
  public record Rule(
      String id,
      String text,
      Condition when,
      Set<ContactPurpose> purposes,
      Set<ContactChannel> channels,
      Set<Basis> bases) {
    public Rule {
      purposes = Set.copyOf(purposes);
      channels = Set.copyOf(channels);
      bases = Set.copyOf(bases);
    }

    boolean isAbout(Facts lead, ContactPurpose purpose, ContactChannel channel) {
      return purposes.contains(purpose) && channels.contains(channel) && when.holds(lead);
    }
  }

  /**
   * Whether {@code basis} allows that contact: the first rule that is about it decides, else yes.
   */
  public boolean allows(Facts lead, ContactPurpose purpose, ContactChannel channel, Basis basis) {
    if (!contactUnstated && basis != Basis.CONSENT) {
      return false;
    }
    return rules.stream()
        .filter(rule -> rule.isAbout(lead, purpose, channel))
        .findFirst()
        .map(rule -> rule.bases().contains(basis))
        .orElse(true);
  }
}
