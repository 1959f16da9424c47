package com.relevo.agreement;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a person may be contacted. A withdrawal is final whatever stands here: no rule allows
 * contact to somebody who asked for none. {@code contactUnstated}: people who never said anything
 * may be contacted as the rules say; otherwise nobody may who did not give consent.
 */
public record ConsentRules(boolean contactUnstated, List<Rule> rules) {
  /** Of an agreement without the section: who said nothing may be contacted, as ever. */
  public static final ConsentRules UNSTATED = new ConsentRules(true, List.of());

  private static final Reason NO_RULE =
      Reason.of(Permission.NO_RULE, "No rule of the agreement is about it");
  private static final Reason CONSENT_MISSING =
      Reason.of("consent_missing", "By the agreement only who consented to it is contacted");

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
    return about(lead, purpose, channel).map(rule -> rule.bases().contains(basis)).orElse(true);
  }

  private Optional<Rule> about(Facts lead, ContactPurpose purpose, ContactChannel channel) {
    return rules.stream().filter(rule -> rule.isAbout(lead, purpose, channel)).findFirst();
  }

  /**
   * Whether such a contact is allowed at {@code at}, given what the lead {@code said} by then. A no
   * to it is final; a yes is consent; who asked for an answer has the contract as its basis; a
   * legitimate interest there is until somebody says no.
   */
  public Permission permission(
      Facts lead,
      ContactStatements said,
      ContactPurpose purpose,
      ContactChannel channel,
      Instant at) {
    ContactStatements.Statement word = said.about(purpose, channel, at).orElse(null);
    if (word != null && !word.allowed()) {
      Reason no = Reason.of("contact_withdrawn", "The lead said no to it at " + word.at());
      return new Permission(channel, purpose, false, no);
    }
    Set<Basis> bases = bases(purpose, word != null);
    boolean allowed = bases.stream().anyMatch(basis -> allows(lead, purpose, channel, basis));
    return new Permission(channel, purpose, allowed, why(lead, purpose, channel, word != null));
  }

  private static Set<Basis> bases(ContactPurpose purpose, boolean consented) {
    Set<Basis> bases = EnumSet.of(Basis.LEGITIMATE_INTEREST);
    if (consented) {
      bases.add(Basis.CONSENT);
    }
    if (purpose == ContactPurpose.REQUEST) {
      bases.add(Basis.CONTRACT);
    }
    return bases;
  }

  private Reason why(
      Facts lead, ContactPurpose purpose, ContactChannel channel, boolean consented) {
    return contactUnstated || consented
        ? about(lead, purpose, channel)
            .map(rule -> Reason.of(rule.id(), rule.text()))
            .orElse(NO_RULE)
        : CONSENT_MISSING;
  }

  /** Of every channel. */
  public List<Permission> permissions(
      Facts lead, ContactStatements said, ContactPurpose purpose, Instant at) {
    return Stream.of(ContactChannel.values())
        .map(channel -> permission(lead, said, purpose, channel, at))
        .toList();
  }

  /** Why no channel at all may be used for the purpose; empty where one may. */
  public Optional<Reason> bars(
      Facts lead, ContactStatements said, ContactPurpose purpose, Instant at) {
    if (contactUnstated && rules.isEmpty() && said.all().isEmpty()) {
      return Optional.empty();
    }
    List<Permission> permissions = permissions(lead, said, purpose, at);
    return permissions.stream().anyMatch(Permission::allowed)
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                "no_channel_allowed",
                "No channel may be used to contact the lead: "
                    + permissions.stream()
                        .map(each -> each.why().text())
                        .distinct()
                        .collect(Collectors.joining("; "))));
  }
}
