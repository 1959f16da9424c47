package com.relevo.intake.domain.person;

import com.relevo.events.EventIds;
import com.relevo.events.Faults;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person: each field with the time it was true, so that late news never
 * overwrite newer ones; the keys they are found by, and {@code home}, the one they are kept under.
 * {@code since} is when Relevo first heard of them, {@code source} who spoke of them last. {@code
 * disputed} are keys they were told under that are another's, {@code suspects} leads that may be
 * the same, with why, {@code parts} the leads merged into this one, {@code apart} those that
 * somebody said are others.
 */
public record Person(
    LeadId leadId,
    String home,
    Instant since,
    String source,
    Map<String, Stamped> fields,
    Consents consents,
    Set<String> keys,
    Set<String> disputed,
    Map<String, String> suspects,
    List<Part> parts,
    Set<String> apart) {
  private static final int MOST_FIELDS = 120;
  private static final int MOST_KEYS = 200;
  private static final int MOST_SUSPECTS = 20;

  /** A value, and when it occurred. */
  public record Stamped(String value, Instant at) {
    boolean newerThan(Instant other) {
      return at.isAfter(other);
    }
  }

  public Person {
    fields = fields == null ? Map.of() : Map.copyOf(fields);
    consents = consents == null ? Consents.NONE : consents;
    keys = sorted(keys);
    disputed = sorted(disputed);
    suspects = suspects == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(suspects));
    parts = parts == null ? List.of() : List.copyOf(parts);
    apart = sorted(apart);
  }

  /** In one order wherever it is read, so that the same steps follow. */
  private static Set<String> sorted(@Nullable Set<String> some) {
    return some == null || some.isEmpty()
        ? Set.of()
        : Collections.unmodifiableSet(new TreeSet<>(some));
  }

  /** Somebody new, whose id is made from the item and not from who they are. */
  public static Person found(Item item, String home) {
    LeadId lead = new LeadId(EventIds.of("lead\n" + item.id()));
    Person blank =
        new Person(
            lead,
            home,
            item.receivedAt(),
            item.origin().source(),
            Map.of(),
            Consents.NONE,
            Set.of(home, IdentityKeys.lead(lead)),
            Set.of(),
            Map.of(),
            List.of(),
            Set.of());
    return blank.evolve(item);
  }

  /** With what {@code item} says, and the keys it came with. */
  public Person evolve(Item item) {
    Map<String, Stamped> merged = new HashMap<>(fields);
    item.fields()
        .forEach((name, value) -> merge(merged, name, new Stamped(value, item.occurredAt())));
    return new Person(
        leadId,
        home,
        since,
        item.origin().source(),
        merged,
        Consents.with(consents, item),
        withKeys(item.keys()),
        disputed,
        suspects,
        parts,
        apart);
  }

  static void merge(Map<String, Stamped> fields, String name, Stamped news) {
    Stamped old = fields.get(name);
    if (old == null ? fields.size() < MOST_FIELDS : !old.newerThan(news.at)) {
      fields.put(name, news);
    }
  }

  Set<String> withKeys(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(keys);
    for (String key : more) {
      if (all.size() < MOST_KEYS && !disputed.contains(key)) {
        all.add(key);
      }
    }
    return all;
  }

  public boolean owns(String key) {
    return keys.contains(key);
  }

  public boolean hasEmail() {
    return fields.containsKey(ProfileFields.EMAIL);
  }

  /** Whether they were told under another address than that of {@code key}. */
  public boolean hasEmailBeside(String key) {
    return keys.stream().anyMatch(each -> IdentityKeys.isEmail(each) && !each.equals(key))
        || disputed.stream().anyMatch(each -> IdentityKeys.isEmail(each) && !each.equals(key));
  }

  /** The earlier of two is the one that goes on; a total order, the same wherever it is asked. */
  public boolean isElderThan(Instant otherSince, LeadId other) {
    int order = since.compareTo(otherSince);
    return order == 0 ? leadId.value().compareTo(other.value()) < 0 : order < 0;
  }

  /** Is not {@code other}, although both were told under {@code key}, which is theirs alone. */
  public Person suspecting(LeadId other, String why, String key, boolean isTheirs) {
    Map<String, String> more = new LinkedHashMap<>(suspects);
    if (more.size() < MOST_SUSPECTS && !apart.contains(other.value())) {
      more.put(other.value(), why);
    }
    Set<String> own = new LinkedHashSet<>(keys);
    Set<String> contested = new LinkedHashSet<>(disputed);
    if (isTheirs && !key.equals(home) && own.remove(key) && contested.size() < MOST_KEYS) {
      contested.add(key);
    }
    return new Person(
        leadId, home, since, source, fields, consents, own, contested, more, parts, apart);
  }

  Person withoutParts() {
    return new Person(
        leadId, home, since, source, fields, consents, keys, disputed, suspects, List.of(), apart);
  }

  Person apartFrom(LeadId other) {
    return new Person(
        leadId,
        home,
        since,
        source,
        fields,
        consents,
        keys,
        disputed,
        suspects,
        parts,
        Union.both(apart, Set.of(other.value())));
  }

  public LeadProfile profile() {
    return ProfileFields.profile(values());
  }

  /** What was told of them and cannot be used. */
  public Faults faults() {
    return ProfileFields.faults(values());
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    fields.forEach((name, stamped) -> values.put(name, stamped.value));
    return values;
  }
}
