package com.relevo.intake.domain.person;

import com.relevo.events.LeadId;
import com.relevo.intake.domain.person.Person.Stamped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two leads that are one person become one, and two again. */
public final class Union {
  /** How many leads one may be made of; more point at an address that many share. */
  public static final int MOST_PARTS = 20;

  private Union() {}

  /** The two people after a split. */
  public record Split(Person rest, Person part) {}

  /** Whether another may become part of one that has {@code parts}. */
  public static boolean roomFor(Person person, int parts) {
    return person.parts().size() + parts < MOST_PARTS;
  }

  /** {@code elder} with all that {@code other} was; of each field the newer value holds. */
  public static Person of(Person elder, Person other) {
    Map<String, Stamped> fields = new HashMap<>(elder.fields());
    Map<String, Stamped> before = new HashMap<>();
    other
        .fields()
        .forEach((name, value) -> {
          Stamped old = elder.fields().get(name);
          Person.merge(fields, name, value);
          if (old != null && !old.equals(fields.get(name))) {
            before.put(name, old);
          }
        });
    List<Part> parts = new ArrayList<>(elder.parts());
    parts.add(new Part(other.withoutParts(), before, elder.consents()));
    parts.addAll(other.parts());
    Map<String, String> suspects = new LinkedHashMap<>(other.suspects());
    suspects.putAll(elder.suspects());
    suspects.remove(elder.leadId().value());
    suspects.remove(other.leadId().value());
    return new Person(
        elder.leadId(),
        elder.home(),
        elder.since(),
        elder.source(),
        fields,
        elder.consents().with(other.consents()),
        elder.withKeys(other.keys()),
        both(elder.disputed(), other.disputed()),
        suspects,
        parts,
        elder.apart());
  }

  /**
   * {@code lead} as it was when it was merged, and {@code whole} without what it has from it alone.
   * What was told since the merge stays. Empty where {@code lead} is no part.
   */
  public static Optional<Split> split(Person whole, LeadId lead) {
    return whole.parts().stream()
        .filter(part -> part.person().leadId().equals(lead))
        .findFirst()
        .map(part -> split(whole, part));
  }

  private static Split split(Person whole, Part part) {
    Person other = part.person();
    Map<String, Stamped> fields = new HashMap<>(whole.fields());
    other
        .fields()
        .forEach((name, value) -> {
          if (value.equals(fields.get(name))) {
            Stamped old = part.before().get(name);
            if (old == null) {
              fields.remove(name);
            } else {
              fields.put(name, old);
            }
          }
        });
    List<Part> parts = new ArrayList<>(whole.parts());
    parts.remove(part);
    Set<String> keys = new HashSet<>(whole.keys());
    keys.removeAll(other.keys());
    keys.add(whole.home());
    Person rest =
        new Person(
            whole.leadId(),
            whole.home(),
            whole.since(),
            whole.source(),
            fields,
            whole.consents().without(other.consents(), part.consentsBefore()),
            keys,
            whole.disputed(),
            whole.suspects(),
            parts,
            both(whole.apart(), Set.of(lead(other))));
    return new Split(rest, other.apartFrom(whole.leadId()));
  }

  private static String lead(Person person) {
    return person.leadId().value();
  }

  static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }
}
