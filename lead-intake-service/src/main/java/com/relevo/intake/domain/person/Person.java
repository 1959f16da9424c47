package com.relevo.intake.domain.person;

import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.intake.domain.mapping.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person: each field with the time it was true, so that late news never
 * overwrite newer ones.
 */
public record Person(LeadId leadId, Map<String, Stamped> fields, @Nullable Stamped consent) {
  private static final int MOST_FIELDS = 120;

  /** A value, and when it occurred. */
  public record Stamped(String value, Instant at) {
    boolean newerThan(Instant other) {
      return at.isAfter(other);
    }
  }

  public Person {
    fields = fields == null ? Map.of() : Map.copyOf(fields);
  }

  /**
   * {@code known} with what {@code item} says; a person not known yet gets an id, from the item and
   * not from who they are.
   */
  public static Person evolve(@Nullable Person known, Item item) {
    Map<String, Stamped> fields = new HashMap<>(known == null ? Map.of() : known.fields);
    item.fields()
        .forEach((name, value) -> merge(fields, name, new Stamped(value, item.occurredAt())));
    LeadId leadId = known == null ? new LeadId(EventIds.of("lead\n" + item.id())) : known.leadId;
    return new Person(leadId, fields, consent(known == null ? null : known.consent, item));
  }

  private static void merge(Map<String, Stamped> fields, String name, Stamped news) {
    Stamped old = fields.get(name);
    if (old == null ? fields.size() < MOST_FIELDS : !old.newerThan(news.at)) {
      fields.put(name, news);
    }
  }

  private static @Nullable Stamped consent(@Nullable Stamped known, Item item) {
    Signal.Consent news = item.signal().consent();
    if (news == null || known != null && known.newerThan(item.occurredAt())) {
      return known;
    }
    return new Stamped(String.valueOf(news.contactAllowed()), item.occurredAt());
  }

  LeadProfile profile() {
    Map<String, String> values = new HashMap<>();
    fields.forEach((name, stamped) -> values.put(name, stamped.value));
    return ProfileFields.profile(values);
  }
}
